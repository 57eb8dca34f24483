import { setTimeout as wait } from 'node:timers/promises';
import type { Agent } from '../acd/roster.ts';
import type { AppContext } from './context.ts';
import type { RosterSource } from './ports.ts';

export interface PollOptions {
  readonly intervalMs: number;
  readonly signal: AbortSignal;
  /** Called after each success. */
  readonly onRoster: () => void;
}

const longestPauseMs = 60_000;
const longestRetryAfterMs = 10 * 60_000;

/**
 * Asks for the roster again and again until `signal` aborts, and resolves then. Never on the way of a call: when
 * the provider fails, calls go on by the last roster. After a failure it waits twice as long each time, and at
 * least as long as the provider asks.
 */
export async function pollPresence(
  context: AppContext,
  source: RosterSource,
  { intervalMs, signal, onRoster }: PollOptions,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let pauseMs = intervalMs;
    try {
      await refreshRoster(context, source, signal);
      if (failures > 0) context.log.info({ failures }, 'Presence is up to date again.');
      failures = 0;
      onRoster();
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      // Once per outage: the same error every few seconds helps nobody.
      if (failures === 1) reportFailure(context, error);
      pauseMs = Math.max(Math.min(longestPauseMs, intervalMs * 2 ** failures), retryAfterMs(error));
    }
    await wait(pauseMs, null, { signal }).catch(() => null);
  }
}

/** Takes over the roster; who the agents are is also saved, for the next start. */
async function refreshRoster(
  { store, known, log }: AppContext,
  source: RosterSource,
  signal: AbortSignal,
): Promise<void> {
  const before = known.roster;
  known.roster = await source.fetchRoster(signal);
  const { agents } = known.roster;
  if (identitiesOf(agents) === identitiesOf(before.agents)) return;
  log.info({ before: before.agents.length, now: agents.length }, `The roster has ${agents.length} agents.`);
  await store.saveAgents(agents);
}

function reportFailure({ log, known }: AppContext, error: unknown): void {
  const { confirmedAt } = known.roster;
  const roster =
    confirmedAt === null
      ? 'a roster that was never confirmed'
      : `the roster of ${new Date(confirmedAt).toISOString()}`;
  log.warn({ err: error }, `Presence can't be refreshed, so calls go on by ${roster}. Retrying.`);
}

/** Who the agents are, leaving out what changes by the minute. */
function identitiesOf(agents: readonly Agent[]): string {
  return JSON.stringify(agents.map(({ id, name, numbers }) => [id, name, numbers]));
}

function retryAfterMs(error: unknown): number {
  const asked = error instanceof Error && 'retryAfterMs' in error ? error.retryAfterMs : null;
  return typeof asked === 'number' ? Math.min(asked, longestRetryAfterMs) : 0;
}
