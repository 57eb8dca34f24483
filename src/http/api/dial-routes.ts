import { isExpensive } from '../../app/page/number-cost.ts';
import { type DialAbility, DialError } from '../../app/ports/provider.ts';
import { maskPhoneNumber } from '../../domain/phone-number.ts';
import type { Agent } from '../../domain/roster.ts';
import { doneSchema, type Text } from '../contract/common.ts';
import { dialAbilitySchema, dialWantedSchema } from '../contract/dialling.ts';
import { toNumber } from './caller-routes.ts';
import { themselfOrSupervisors } from './concerned-agent.ts';
import { note } from './note.ts';
import { type ApiCall, ApiError, everybody, notFound, type Route, route } from './route.ts';

const timeoutMs = 20_000;

/** Click-to-call: the agent's own phone rings first. */
export const dialRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/dial',
    summary: 'Whether I can start calls here, and why not',
    roles: everybody,
    reply: dialAbilitySchema,
    async run(call) {
      const why = await whyNot(call);
      return { canDial: why === null, why };
    },
  }),
  route({
    method: 'POST',
    path: '/dial',
    summary: 'Call a caller: my own phone rings first',
    roles: themselfOrSupervisors,
    body: dialWantedSchema,
    reply: doneSchema,
    async run(call) {
      const { page, body } = call;
      const to = toNumber(body.to);
      const why = await whyNot(call);
      const agent = ownAgent(call);
      const dialler = page.dialler();
      if (why !== null || dialler === null || agent === null) throw cannotDial(why ?? texts.noAgent);
      // Not just any number: the account pays for the call.
      if ((await page.directory.callsOf(to, 1)).length === 0) throw notFound('caller');
      const isStranger = (await page.directory.familiarityOfMany([to])).length === 0;
      if (isExpensive(to, isStranger)) throw cannotDial(texts.expensive);
      // The number that is seen is up to the account, as for every call that an agent makes.
      const { id: agentId, partOf } = agent;
      const dialled = await dialler
        .dial({ agentId, partOf, to, showing: null }, AbortSignal.timeout(timeoutMs))
        .catch((error: unknown) => {
          page.app.log.error({ err: error }, 'A call could not be started.');
          const isDoubtful = error instanceof DialError && error.maybeStarted;
          throw cannotDial(isDoubtful ? texts.doubtful : texts.failed);
        });
      if (dialled.kind === 'no-device') throw cannotDial(texts.noDevice);
      await note(call, 'call-started', maskPhoneNumber(to));
      return { done: true } as const;
    },
  }),
];

async function whyNot(call: ApiCall<unknown, unknown, unknown>): Promise<Text | null> {
  const { page } = call;
  const dialler = page.dialler();
  if (dialler === null) return texts['no-token'];
  if (ownAgent(call) === null) return texts.noAgent;
  const ability = await dialler.ability(AbortSignal.timeout(timeoutMs)).catch((): DialAbility => 'unknown');
  return ability === 'able' ? null : texts[ability];
}

function ownAgent({ page, visitor }: ApiCall<unknown, unknown, unknown>): Agent | null {
  const agentId = visitor?.user.agentId ?? null;
  return page.app.known.roster.agents.find(({ id }) => id === agentId) ?? null;
}

function cannotDial(text: Text): ApiError {
  return new ApiError(409, 'cannot-dial', text.en, text);
}

const texts = {
  'no-token': {
    de: 'Anrufen per Klick braucht ein sipgate-Token.',
    en: 'Click-to-call needs a sipgate token.',
  },
  'no-scope': {
    de: 'Anrufen per Klick: Dem sipgate-Token fehlt das Recht sessions:calls:write, bei einem neo-Konto rtcm:write.',
    en: 'Click-to-call: the sipgate token lacks the scope sessions:calls:write, on a neo account rtcm:write.',
  },
  'other-platform': {
    de: 'Anrufen per Klick: sipgate bietet das für dieses Konto nicht an.',
    en: 'Click-to-call: sipgate does not offer it for this account.',
  },
  unknown: {
    de: 'Anrufen per Klick: sipgate war nicht zu erreichen.',
    en: 'Click-to-call: sipgate could not be reached.',
  },
  noAgent: {
    de: 'Anrufen per Klick: Ihr Zugang ist keinem Telefon zugeordnet. Ein Admin kann das ändern.',
    en: 'Click-to-call: your user is not linked to an agent, so no phone would ring. An admin can link it.',
  },
  expensive: {
    de: 'Diese Nummer anzurufen wäre teuer (0900, Satellit und Ähnliches). Familiar wählt sie nicht.',
    en: 'Calling this number would be expensive (0900, satellite and the like). Familiar does not dial it.',
  },
  noDevice: {
    de: 'Bei sipgate ist kein Gerät von Ihnen bekannt, das klingeln könnte.',
    en: 'sipgate knows no device of yours that could ring.',
  },
  doubtful: {
    de: 'sipgate hat nicht rechtzeitig geantwortet. Klingelt Ihr Telefon gleich, hat es doch geklappt; sonst versuchen Sie es noch einmal.',
    en: 'sipgate did not answer in time. If your phone rings in a moment, it has worked all the same; otherwise try again.',
  },
  failed: {
    de: 'sipgate hat den Anruf nicht begonnen. Im Server-Log von Familiar steht, warum.',
    en: 'sipgate did not start the call. Familiar’s server log says why.',
  },
} as const satisfies Record<string, Text>;
