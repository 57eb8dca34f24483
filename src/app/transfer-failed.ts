import { applyEntry } from '../acd/apply-entry.ts';
import type { JournalEntry } from '../acd/journal-entry.ts';
import type { Leg } from '../acd/leg.ts';
import type { AppContext } from './context.ts';

/**
 * For how long a transfer is believed to be under way, in milliseconds: longer than a request to the provider may take.
 * A turn that ends later shows that nothing has come of it.
 */
export const transferDueMs = 5_000;

/** The caller waits on and the agent is free, here at once and elsewhere once it is recorded. */
export async function recordTransferFailed(
  { known, store, feed, log, clock, health }: AppContext,
  { callId, flowId, role }: Leg,
): Promise<void> {
  const event = { type: 'transferFailed', callId } as const;
  const entry: JournalEntry = { event, receivedAt: clock(), flowId, role, agentIds: [], decision: null };
  applyEntry(known.board, entry);
  health.transferFailed();
  try {
    const recorded = await store.record(entry);
    if (recorded.isNew) feed.publish(recorded);
  } catch (error) {
    log.error({ err: error, callId }, 'That a caller was not transferred could not be recorded.');
  }
}
