import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type {
  ApiProblem,
  ReadWebhookSettings,
  WebhookSettings,
  WebhookSettingsDesk,
  WrittenWebhookSettings,
} from '../app/ports/connect.ts';
import { apiProblem, apiProblemOf } from './api-problem.ts';
import { fetchAs } from './fetch-as.ts';
import { createRestClient, type RestClientOptions } from './rest-client.ts';

const path = '/settings/sipgateio';
const scopes = { read: 'settings:sipgateio:read', write: 'settings:sipgateio:write' } as const;

const url = z
  .string()
  .nullish()
  .transform(value => value ?? '');

/** GET /settings/sipgateio, with whatever else it has by now, such as `pushApiVersion`. What has none of it is something else. */
const settingsReply = z
  .looseObject({})
  .refine(reply => 'incomingUrl' in reply || 'outgoingUrl' in reply, 'it names no address')
  .pipe(
    z.looseObject({
      incomingUrl: url,
      outgoingUrl: url,
      log: z
        .boolean()
        .nullish()
        .transform(value => value ?? false),
      whitelist: z
        .array(z.string())
        .nullish()
        .transform(value => value ?? null),
    }),
  );

type Whole = z.output<typeof settingsReply>;
type Asked =
  | { readonly ok: true; readonly whole: Whole }
  | { readonly ok: false; readonly problem: ApiProblem };

/**
 * Reads and writes the account's webhook settings. Whether sipgate keeps what a PUT leaves out is not documented, so all that
 * was read is written back.
 */
export function createWebhookSettings(options: RestClientOptions): WebhookSettingsDesk {
  const client = createRestClient(options);

  async function ask(signal: AbortSignal): Promise<Asked> {
    try {
      return { ok: true, whole: await fetchAs(client, { path, form: settingsReply, signal }) };
    } catch (error) {
      signal.throwIfAborted();
      return { ok: false, problem: apiProblemOf(error, scopes.read) };
    }
  }

  async function put(whole: Whole, signal: AbortSignal): Promise<ApiProblem | null> {
    try {
      await client.put(path, whole, signal);
      return null;
    } catch (error) {
      signal.throwIfAborted();
      const problem = apiProblemOf(error, scopes.write);
      // They could be read, so sipgate.io is booked and the owner may see them.
      return problem.kind === 'refused' ? apiProblem('no-scope', scopes.write) : problem;
    }
  }

  return {
    async read(signal): Promise<ReadWebhookSettings> {
      const asked = await ask(signal);
      return asked.ok
        ? { kind: 'read', settings: known(asked.whole) }
        : { kind: 'failed', problem: asked.problem };
    },
    async write(change, signal, isWanted): Promise<WrittenWebhookSettings> {
      const first = await ask(signal);
      if (!first.ok) return { kind: 'failed', problem: first.problem, before: null, isUncertain: false };
      const before = known(first.whole);
      if (isWanted !== undefined && !(await isWanted(before)))
        return { kind: 'written', before, after: before };
      const wanted = { ...first.whole, ...change } as Whole;
      const refused = await put(wanted, signal);
      if (refused !== null && !mayHaveHappened(refused))
        return { kind: 'failed', problem: refused, before, isUncertain: false };
      const second = await ask(signal);
      if (!second.ok)
        return { kind: 'failed', problem: refused ?? second.problem, before, isUncertain: true };
      const after = known(second.whole);
      if (isDeepStrictEqual(after, known(wanted))) return { kind: 'written', before, after };
      if (refused !== null) return { kind: 'failed', problem: refused, before, isUncertain: false };
      return { kind: 'differs', before, after, say: differs };
    },
  };
}

function known({ incomingUrl, outgoingUrl, log, whitelist }: Whole): WebhookSettings {
  return { incomingUrl, outgoingUrl, log, whitelist };
}

function mayHaveHappened({ kind }: ApiProblem): boolean {
  return kind === 'timed-out' || kind === 'unreachable' || kind === 'unavailable';
}

const differs = {
  en: 'sipgate accepted the settings but, asked again, has others. Set them by hand in sipgate’s console and look there which are in force.',
  de: 'sipgate hat die Einstellungen angenommen, nennt auf Nachfrage aber andere. Stellen Sie sie von Hand in der Konsole von sipgate ein, und sehen Sie dort nach, welche gelten.',
};
