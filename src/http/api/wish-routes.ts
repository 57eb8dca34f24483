import type { Visitor } from '../../app/access/access.ts';
import { openWishes } from '../../app/page/open-wishes.ts';
import { callerRuleIn, saveCallerRule } from '../../app/plan/change-caller-rule.ts';
import type { Wish } from '../../app/ports/wishes.ts';
import { maskPhoneNumber, type PhoneNumber } from '../../domain/phone-number.ts';
import { callerRuleOf } from '../../domain/plan-index.ts';
import { type AgentId, agentById } from '../../domain/roster.ts';
import { doneSchema } from '../contract/common.ts';
import {
  type PageWish,
  wishDecidedSchema,
  wishListSchema,
  wishMadeSchema,
  wishOfSchema,
} from '../contract/wishes.ts';
import { answerNoted } from './answer-applied.ts';
import { toNumber } from './caller-routes.ts';
import { nameFor } from './caller-rule-routes.ts';
import { themselfOrSupervisors } from './concerned-agent.ts';
import { note } from './note.ts';
import { renderCaller } from './render-call.ts';
import {
  type ApiCall,
  ApiError,
  notFound,
  type PageContext,
  type Route,
  refused,
  route,
  supervisors,
} from './route.ts';

const done = { done: true } as const;

/** Wishes of agents not to be connected with a caller any more. */
export const wishRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/wishes',
    summary:
      'Whom agents wish not to get any more: one’s own wishes, and for supervisors the open ones of all',
    roles: themselfOrSupervisors,
    reply: wishListSchema,
    async run({ page, visitor }) {
      const own = visitor?.user.agentId ?? null;
      const isForAll = visitor !== null && supervisors.includes(visitor.user.role);
      return {
        open: await render(page, isForAll ? await openWishes(page.app) : []),
        own: await render(page, own === null ? [] : await page.app.store.wishes.ofAgent(own)),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/wishes',
    summary: 'Wish not to be connected with a caller any more whom one knows',
    roles: themselfOrSupervisors,
    isPaced: true,
    body: wishMadeSchema,
    reply: doneSchema,
    async run(call) {
      const { page, body, visitor } = call;
      const { store, clock } = page.app;
      const agentId = ownAgentOf(visitor);
      const caller = toNumber(body.number);
      const known = await store.callers.agentsKnownTo(caller);
      if (!known.some(({ familiarity }) => familiarity.agentId === agentId))
        throw notFound('caller of yours');
      const isNew = await store.wishes.make({ caller, agentId, reason: body.reason, madeAt: clock() });
      if (!isNew) throw alreadyOpen;
      await note(call, 'wish-made', maskPhoneNumber(caller));
      return done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/wishes/:number',
    summary: 'Withdraw one’s own wish while it is open; 409 if it was decided meanwhile',
    roles: themselfOrSupervisors,
    params: wishOfSchema,
    reply: doneSchema,
    async run(call) {
      const caller = toNumber(call.params.number);
      if (!(await call.page.app.store.wishes.withdraw(caller, ownAgentOf(call.visitor)))) throw notOpen;
      await note(call, 'wish-withdrawn', maskPhoneNumber(caller));
      return done;
    },
  }),
  route({
    method: 'PUT',
    path: '/wishes',
    summary: 'Grant an open wish, so the caller’s rule never connects the two again, or decline it',
    roles: supervisors,
    isPaced: true,
    body: wishDecidedSchema,
    reply: doneSchema,
    async run(call) {
      const { page, body, visitor } = call;
      const of = { caller: toNumber(body.number), agentId: body.agentId };
      const { wishes } = page.app.store;
      if (!(await wishes.ofAgent(of.agentId)).some(one => one.caller === of.caller && one.state === 'open'))
        throw notOpen;
      // The rule first: a wish must not be called granted while calls still come.
      if (body.isGranted) await neverConnect(call, of);
      const state = body.isGranted ? 'granted' : 'declined';
      const by = visitor?.user.login ?? '';
      if (!(await wishes.decide(of, { state, by, at: page.app.clock() }))) throw notOpen;
      await note(call, `wish-${state}`, `${maskPhoneNumber(of.caller)}: ${of.agentId}`);
      return done;
    },
  }),
];

function ownAgentOf(visitor: Visitor | null): AgentId {
  const agentId = visitor?.user.agentId ?? null;
  if (agentId === null) throw notFound('agent that is you');
  return agentId;
}

const alreadyOpen = new ApiError(409, 'outdated', 'There is an open wish of yours about this caller.', {
  en: 'You have already asked not to get this caller any more; nobody has decided it yet.',
  de: 'Sie haben zu diesem Anrufer schon einen Wunsch geäußert; noch hat niemand entschieden.',
});

const notOpen = new ApiError(409, 'outdated', 'This wish is not open any more.', {
  en: 'This wish is not open any more: it was withdrawn or decided meanwhile.',
  de: 'Dieser Wunsch ist nicht mehr offen: Er wurde inzwischen zurückgezogen oder entschieden.',
});

/** Adds an agent to those with whom the caller's rule never connects. */
async function neverConnect(
  call: ApiCall<unknown, unknown, unknown>,
  { caller, agentId }: { readonly caller: PhoneNumber; readonly agentId: AgentId },
): Promise<void> {
  const { page, visitor } = call;
  const { revision, rule } = await callerRuleIn(page.desk, caller);
  if (rule?.never?.includes(agentId) === true) return;
  const byPrefix = rule === null ? callerRuleOf(page.app.known.plan, caller, page.app.clock()) : null;
  if (byPrefix !== null) throw refused(ofPrefix(byPrefix.name || (byPrefix.prefixes[0] ?? '')));
  const next = {
    ...(await nameFor(call, caller, rule)),
    ...(rule ?? { numbers: [caller] }),
    never: [...(rule?.never ?? []), agentId],
  };
  const request = { by: visitor?.user.login ?? '', basedOn: revision };
  const applied = await saveCallerRule(page.desk, caller, next, request);
  await answerNoted(call, applied, 'caller-rule-changed', maskPhoneNumber(caller));
}

/** A rule of their own would take the place of the one that holds now. */
function ofPrefix(name: string) {
  return {
    en: `The rule “${name}” applies to this caller, with all numbers that begin so. One of their own would replace it: make it on the caller’s page, and decide then.`,
    de: `Für diesen Anrufer gilt die Regel „${name}“, wie für alle Nummern mit diesem Anfang. Eine eigene träte an ihre Stelle: Legen Sie sie auf der Seite des Anrufers an, und entscheiden Sie dann.`,
  };
}

async function render({ app, directory }: PageContext, wishes: readonly Wish[]): Promise<PageWish[]> {
  const names = new Map(
    (await directory.namesOf(wishes.map(({ caller }) => caller))).map(one => [one.caller, one.name]),
  );
  return wishes.map(({ caller, agentId, ...wish }) => ({
    ...wish,
    caller: renderCaller(caller, names.get(caller) ?? null),
    agentId,
    agent: agentById(app.known.roster, agentId)?.name ?? agentId,
  }));
}
