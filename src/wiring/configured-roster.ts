import { madeFromToken } from '../app/connect/live-connection.ts';
import type { AppContext } from '../app/context.ts';
import type { Dialler, RosterSource } from '../app/ports/provider.ts';
import type { Config } from '../config/config.ts';
import { createDialler } from '../sipgate/dialler.ts';
import { createRosterSource, type RosterRules, staticRosterSource } from '../sipgate/fetch-roster.ts';
import { rosterProblemOf } from '../sipgate/roster-problem.ts';

const restTimeoutMs = 5_000;

/** Where agents come from, by the connection in force: sipgate's account, or the list of their numbers. */
export function rosterSourceOf(
  { sipgate: { apiUrl } }: Config,
  {
    known,
    connection,
    health,
    log,
    clock,
  }: Pick<AppContext, 'connection' | 'log' | 'clock'> & {
    readonly known: Pick<AppContext['known'], 'hotlines'> & Partial<Pick<AppContext['known'], 'lookProblem'>>;
    readonly health: Pick<AppContext['health'], 'know'>;
  },
): RosterSource {
  const rules: RosterRules = {
    get hotlines() {
      return known.hotlines;
    },
    get joins() {
      return connection.current.joins;
    },
    get serviceNumbers() {
      return connection.current.serviceNumbers;
    },
  };
  // Only another token makes it ask for the whole account again.
  const source = madeFromToken(connection, credentials =>
    credentials === null
      ? staticRosterSource(rules)
      : createRosterSource({
          rules,
          apiUrl,
          ...credentials,
          timeoutMs: restTimeoutMs,
          clock,
          log,
          onClock: aheadMs => health.know({ clock: { value: { aheadMs, at: clock() } } }),
          onAccount: ({ kind, missingScopes, usersWithoutNumber }) =>
            health.know({
              accountKind: kind,
              missingScopes: { value: missingScopes },
              usersWithoutNumber: usersWithoutNumber === null ? notCompared : { value: usersWithoutNumber },
            }),
        }),
  );
  return {
    fetchRoster(signal) {
      const from = source();
      return from.fetchRoster(signal).catch((error: unknown) => {
        // Of another account by now, it is nobody's problem any more.
        if (from === source()) known.lookProblem = rosterProblemOf(error);
        throw error;
      });
    },
    fetchCallsInProgress: signal => source().fetchCallsInProgress(signal),
  };
}

/** What starts calls by the connection in force; it gives null where there is no token for it. */
export function diallerOf(
  { sipgate: { apiUrl } }: Config,
  { connection, clock }: Pick<AppContext, 'connection' | 'clock'>,
): () => Dialler | null {
  return madeFromToken(connection, credentials =>
    credentials === null ? null : createDialler({ apiUrl, ...credentials, timeoutMs: restTimeoutMs, clock }),
  );
}

const notCompared = {
  why: {
    en: 'Whether everybody has a number is not looked at: SERVICE_PHONES lists those who are rung, or the token may not see numbers.',
    de: 'Ob alle eine Nummer haben, wird nicht verglichen: SERVICE_PHONES nennt, wer angerufen wird, oder das Token darf keine Nummern sehen.',
  },
};
