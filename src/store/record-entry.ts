import { creditOf, foldCall } from '../acd/fold-call.ts';
import type { JournalEntry } from '../acd/journal-entry.ts';
import type { Recorded } from '../app/ports.ts';
import { deleteCalls, writeCall } from './calls.ts';
import { canonicalFlowId, claimFlows, idsOf, joinFlows } from './flow-ids.ts';
import { appendEntry, isSameEvent, readFlows, withDecision } from './journal.ts';
import type { UnitOfWork } from './session.ts';
import { settleCredits } from './settle-credits.ts';

/**
 * Appends an entry to the journal, unless the same event of the same leg is there, and brings record and familiarity
 * of its call up to date. What is derived depends only on which entries there are, not on their order.
 */
export async function recordEntry(unit: UnitOfWork, received: JournalEntry): Promise<Recorded> {
  const flowIds = await claimFlows(unit, idsOf(received), received.flowId);
  const known = await readFlows(unit, flowIds);
  const recorded = known.find(entry => isSameEvent(entry, received));
  if (recorded !== undefined) {
    const entries = known.filter(entry => entry.flowId === recorded.flowId);
    return { isNew: false, entry: await withDecision(unit, recorded), call: foldCall(entries) };
  }

  const flowId = canonicalFlowId([...known, received]);
  await appendEntry(unit, received, flowId);
  const entries = [...known, received].map(entry => filedUnder(flowId, entry));
  const call = foldCall(entries);

  const others = flowIds.filter(id => id !== flowId);
  if (others.length > 0) {
    await joinFlows(unit, others, flowId);
    await deleteCalls(unit, others);
  }
  if (call !== null) await writeCall(unit, call, entries);
  const before = flowIds.map(id => foldCall(known.filter(entry => entry.flowId === id)));
  await settleCredits(
    unit,
    before.flatMap(past => creditOf(past, unit.rules.learning) ?? []),
    creditOf(call, unit.rules.learning),
  );
  return { isNew: true, entry: filedUnder(flowId, received), call };
}

function filedUnder(flowId: string, entry: JournalEntry): JournalEntry {
  return entry.flowId === flowId ? entry : { ...entry, flowId };
}
