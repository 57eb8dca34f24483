import { createLiveConnection } from '../../app/connect/live-connection.ts';
import type { Gathered } from '../../app/health/checks/facts.ts';
import type { Config } from '../../config/config.ts';
import { connectionOf } from '../../wiring/configured-connection.ts';
import { rosterSourceOf } from '../../wiring/configured-roster.ts';
import { silentLog } from '../create-log.ts';

const patienceMs = 15_000;

/** What sipgate lets the token see, found out by asking for people, numbers, phones and calls as the service does. */
export async function askSipgate(config: Config): Promise<Partial<Gathered>> {
  // There may be one that was given on the page, which the service knows.
  if (config.sipgate.credentials === null) return {};
  let seen: Partial<Gathered> = { hasToken: true };
  const source = rosterSourceOf(config, {
    known: { hotlines: new Set(config.hotlines) },
    connection: createLiveConnection(connectionOf(config)),
    health: {
      know(facts) {
        seen = { ...seen, ...facts };
      },
    },
    log: silentLog,
    clock: Date.now,
  });
  const signal = AbortSignal.timeout(patienceMs);
  const [roster, calls] = await Promise.allSettled([
    source.fetchRoster(signal),
    source.fetchCallsInProgress(signal),
  ]);
  return { ...seen, token: tokenBy(roster), ...scopesBy(seen, calls) };
}

function tokenBy(roster: PromiseSettledResult<unknown>): Gathered['token'] {
  if (roster.status === 'fulfilled') return { value: 'good' };
  const { reason } = roster;
  const error = reason instanceof Error ? reason : new Error(String(reason));
  if ('problem' in error && error.problem === 'unauthorized') return { value: 'refused' };
  // It was let in, and found nobody.
  if (error.name === 'RosterError') return { value: 'good' };
  return { why: { en: error.message, de: error.message } };
}

/** A list of calls that is not shown is a scope more that the token lacks. */
function scopesBy(
  { missingScopes = null }: Partial<Gathered>,
  calls: PromiseSettledResult<readonly unknown[] | null>,
): Partial<Gathered> {
  if (missingScopes === null || !('value' in missingScopes) || calls.status === 'rejected') return {};
  return calls.value === null
    ? { missingScopes: { value: [...missingScopes.value, 'rtcm:read'] } }
    : { missingScopes };
}
