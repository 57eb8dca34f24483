import type { PauseEntry } from '../../domain/journal-entry.ts';
import type { AgentId } from '../../domain/roster.ts';
import { applyPastEntry } from '../../switchboard/apply-entry.ts';
import { longestPauseMs, pauseEntry } from '../../switchboard/pause.ts';
import type { AppContext } from '../context.ts';
import type { Store } from '../ports/store.ts';
import { recordEntry } from '../record-entry.ts';
import { repeat } from '../repeat.ts';

export interface PauseWanted {
  readonly agentId: AgentId;
  /** Epoch milliseconds; null: until somebody ends it. */
  readonly until: number | null;
  readonly reason: string;
  readonly by: string;
}

/** Stops calls to an agent from now on. Durable when it resolves. */
export function pauseAgent(context: AppContext, { agentId, by, until, reason }: PauseWanted): Promise<void> {
  return recordEntry(
    context,
    pauseEntry({ type: 'agentPaused', until, reason }, { agentId, by, now: context.clock() }),
  );
}

/** Lets an agent take calls again, whether somebody paused them or they were set aside after missed calls. */
export function resumeAgent(context: AppContext, agentId: AgentId, by: string): Promise<void> {
  return recordEntry(context, pauseEntry({ type: 'agentResumed' }, { agentId, by, now: context.clock() }));
}

/** Restores who is paused. */
export async function recallPauses({ store, known, clock }: AppContext): Promise<void> {
  const now = clock();
  for (const entry of await store.pausesSince(now - longestPauseMs))
    applyPastEntry(known.switchboard, entry, now);
}

/** How soon a pause made by another program on the same database is noticed, in milliseconds. */
const intervalMs = 1_000;
/** How far back to look, in milliseconds: clocks differ, and a transaction takes its time. */
const overlapMs = 60_000;

/**
 * Takes note of pauses that the command line or another instance records, until `signal` aborts. Instances
 * tell each other at once, but not on SQLite, where only this is how a running service hears of them.
 */
export async function followPauses(context: AppContext, signal: AbortSignal): Promise<void> {
  const { store, known, clock, feed } = context;
  let heard: ReadonlySet<string> = new Set();
  const look = async (): Promise<void> => {
    const now = clock();
    const entries = await pausesSince(store, now - overlapMs);
    const before = heard;
    heard = new Set(entries.map(({ event }) => event.callId));
    // Each only once: after the clock is set back, old ones are dated later than the present.
    for (const entry of entries.filter(({ event }) => !before.has(event.callId))) {
      applyPastEntry(known.switchboard, entry, now);
      feed.publish({ isNew: true, entry, call: null });
    }
  };
  await repeat(look, { intervalMs, signal });
}

/** While the database is away there is nothing to hear. */
async function pausesSince(store: Store, since: number): Promise<readonly PauseEntry[]> {
  return store.pausesSince(since).catch(() => []);
}
