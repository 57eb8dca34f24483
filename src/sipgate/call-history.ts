import { z } from 'zod';
import type { Said } from '../app/ports/connect.ts';
import type { CallHistory, HistoryPage } from '../app/ports/import.ts';
import type { Clock, Log } from '../app/ports/log.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { createAccountClient } from './account-client.ts';
import { apiProblem, apiProblemOf } from './api-problem.ts';
import { type Extensions, fetchExtensions } from './extensions.ts';
import { fetchDirectory } from './fetch-directory.ts';
import type { EntryReader, HistoryEntry } from './history-entry.ts';
import { type HistoryPart, historyParts, type PartPage } from './history-parts.ts';
import { createPatientClient, type Pause } from './patient-client.ts';
import { createPermissions, describeMissing } from './permissions.ts';
import { createRestClient, type RestClientOptions } from './rest-client.ts';
import { scopeFor } from './scopes.ts';
import { SipgateApiError } from './sipgate-api-error.ts';
import { numbersAreAgents } from './split-agent.ts';

export interface CallHistoryOptions extends RestClientOptions, Omit<EntryReader, keyof Extensions> {
  /** The only numbers that may be dialled; null: all. */
  readonly serviceNumbers: readonly PhoneNumber[] | null;
  /** Whether calls that agents made are wanted too. */
  readonly outgoing: boolean;
  /** How many calls to read at once, and so to write in one transaction. Default: 200. */
  readonly pageSize?: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly pause: Pause;
  /** Hears of each failure that is waited out. */
  readonly onWait?: (error: SipgateApiError, waitMs: number) => void;
}

/**
 * Opens the history of a sipgate account, classic or neo. Rejects with a `SipgateApiError` if sipgate does
 * not answer or does not accept the token, or with the signal's reason.
 */
export async function openCallHistory(
  options: CallHistoryOptions,
  signal: AbortSignal,
): Promise<CallHistory> {
  const { log } = options;
  const client = createPatientClient(createRestClient(options), {
    pause: options.pause,
    onWait(error, waitMs) {
      log.warn({ waitMs }, `${error.message} Trying again in ${Math.ceil(waitMs / 1000)} s.`);
      options.onWait?.(error, waitMs);
    },
  });
  const account = createAccountClient(client, signal);
  const permissions = createPermissions();
  const masterSipId = await account.fetchMasterSipId();
  const lifeTime = await permissions.orNull(account.fetchHistoryLifeTime());
  const directory = await fetchDirectory(account, permissions);
  const { hotlines, serviceNumbers } = options;
  const extensions = await fetchExtensions(account, directory, permissions, {
    hotlines,
    serviceNumbers,
    numbersAreAgents: numbersAreAgents(directory, serviceNumbers),
  });
  const parts = historyParts(client, directory.channels, { pageSize: 200, ...options, ...extensions });
  const { missingScopes } = permissions;
  return {
    source: `sipgate:${masterSipId}`,
    notes: [describeLifeTime(lifeTime), ...(missingScopes.size > 0 ? [describeMissing(missingScopes)] : [])],
    pages: (position, until) => readPages(parts, parsePosition(position), until, options),
  };
}

const positionForm = z.object({ until: z.string(), part: z.string(), offset: z.int().min(0) });
type Position = z.infer<typeof positionForm>;

function parsePosition(position: object | null): Position | null {
  return positionForm.safeParse(position).data ?? null;
}

/** Requests follow each other at leisure: how many sipgate allows is not documented. */
const pauseBetweenPagesMs = 200;
const maxPagesPerPart = 100_000;

async function* readPages(
  parts: readonly HistoryPart[],
  begin: Position | null,
  signal: AbortSignal,
  { clock, pause, log }: CallHistoryOptions,
): AsyncGenerator<HistoryPage> {
  const until = begin?.until ?? new Date(clock()).toISOString();
  const permissions = createPermissions();
  const first = Math.max(
    0,
    parts.findIndex(part => part.id === begin?.part),
  );
  let hasRead = begin !== null;
  for (const [index, part] of [...parts.entries()].slice(first)) {
    let before: ReadonlySet<string> = new Set();
    let offset = part.id === begin?.part ? begin.offset : 0;
    for (let count = 0; count < maxPagesPerPart; count++) {
      const page = await permissions.orNull(part.fetchPage({ offset, until, signal }));
      if (page === null) break;
      hasRead = true;
      if (!page.ids.some(id => !before.has(id))) break;
      before = new Set(page.ids);
      offset += page.ids.length;
      const share = page.total === null ? null : Math.min(1, offset / Math.max(1, page.total));
      const done = share === null ? null : (index + share) / parts.length;
      yield { ...sortEntries(page), position: { until, part: part.id, offset }, done };
      await pause(pauseBetweenPagesMs, signal);
    }
  }
  const { missingScopes } = permissions;
  if (!hasRead) throw new HistoryError(missingScopes);
  if (missingScopes.size > 0) log.warn({}, describeMissing(missingScopes));
  yield { calls: [], withoutAgent: 0, withoutCaller: 0, position: null, done: 1 };
}

/** No call of the account may be read. The message says what to do. */
class HistoryError extends Error {
  override readonly name = 'HistoryError';
  readonly missingScopes: ReadonlySet<string>;

  constructor(missingScopes: ReadonlySet<string>) {
    super(missingScopes.size > 0 ? describeMissing(missingScopes) : noHistory.en);
    this.missingScopes = missingScopes;
  }
}

const noHistory: Said = {
  en: 'The account shows no history of calls, neither a common one nor one of channels.',
  de: 'Das Konto zeigt keine vergangenen Anrufe, weder in einer gemeinsamen Liste noch in einer der Kanäle.',
};

/** What a failure to read a history means to somebody at the page, and what to do; null: it is none. */
export function historyProblemOf(error: unknown): Said | null {
  if (error instanceof HistoryError) {
    const missing = [...error.missingScopes].join(', ');
    return missing === '' ? noHistory : apiProblem('no-scope', missing).say;
  }
  if (!(error instanceof SipgateApiError)) return null;
  const { kind, say } = apiProblemOf(error, scopeFor(error.path));
  // Those words are for other requests.
  return kind === 'url-refused' || kind === 'not-there' ? notShown(error) : say;
}

function notShown({ status }: SipgateApiError): Said {
  return {
    en: `sipgate does not show the past calls (${status}). Try again later.`,
    de: `sipgate zeigt die vergangenen Anrufe nicht (${status}). Versuchen Sie es später wieder.`,
  };
}

function sortEntries({ entries }: PartPage): Pick<HistoryPage, 'calls' | 'withoutAgent' | 'withoutCaller'> {
  const count = (kind: HistoryEntry['kind']): number => entries.filter(entry => entry.kind === kind).length;
  return {
    calls: entries.flatMap(entry => (entry.kind === 'call' ? entry.call : [])),
    withoutAgent: count('without-agent'),
    withoutCaller: count('without-caller'),
  };
}

function describeLifeTime(lifeTime: string | null): string {
  switch (lifeTime) {
    case 'UNLIMITED':
      return 'The account keeps its history without limit.';
    case 'THIRTY_DAYS':
      return 'The account keeps its history for thirty days, so there is no more to be had.';
    case 'NONE':
      return 'The account keeps no history of its calls. sipgate has a setting for that.';
    default:
      return 'How long the account keeps its history is not known.';
  }
}
