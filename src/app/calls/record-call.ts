import type { Answer, Hangup, KeysPressed } from '../../domain/call-event.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import { interpret } from '../../switchboard/interpret.ts';
import type { AppContext } from '../context.ts';

/**
 * Records what became of a call: journal, call record and familiarity in one transaction, then the live feed.
 * Resolves once the event is durable; rejects if the store could not take it.
 */
export async function recordCall(context: AppContext, event: Answer | Hangup | KeysPressed): Promise<void> {
  const { store, known, feed } = context;
  const receivedAt = context.clock();
  const { flowId, role, agentIds } = interpret(event, known, receivedAt);
  const entry = { event, receivedAt, flowId, role, agentIds, decision: null };
  applyEntry(known.switchboard, entry);
  const recorded = await store.record(entry);
  if (recorded.isNew) feed.publish(recorded);
}
