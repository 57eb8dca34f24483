import { applyEntry } from '../acd/apply-entry.ts';
import type { LegClosed } from '../acd/journal-entry.ts';
import { type Leg, legClosedEntry } from '../acd/leg.ts';
import type { AppContext } from './context.ts';

/**
 * Closes legs whose end was never reported, so that their agents are free again: on the switchboard at once, then in
 * the journal. A correction that the store does not take is only logged: after a restart it is made again.
 */
export async function closeLegs(
  context: AppContext,
  legs: readonly Leg[],
  why: LegClosed['why'],
): Promise<void> {
  const { store, known, log, feed, health } = context;
  const entries = legs.map(leg => legClosedEntry(leg, why, context.clock()));
  for (const entry of entries) applyEntry(known.board, entry);
  for (const entry of entries) {
    const { callId } = entry.event;
    try {
      const recorded = await store.record(entry);
      // Another instance may have noticed it too.
      if (!recorded.isNew) continue;
      health.legsClosed(why);
      feed.publish(recorded);
      log.warn({ callId, why }, 'A call was closed because its end was never reported.');
    } catch (error) {
      log.error({ err: error, callId }, 'A correction could not be recorded.');
    }
  }
}
