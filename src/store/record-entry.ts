import type { Offered, Recorded, WaitingOf } from '../app/ports/store.ts';
import { creditOf } from '../domain/credit.ts';
import { foldCall } from '../domain/fold-call.ts';
import type { JournalEntry } from '../domain/journal-entry.ts';
import type { UnitOfWork } from './database/session.ts';
import { settleCredits } from './familiarity/settle-credits.ts';
import { deleteCalls, writeCall } from './journal/calls.ts';
import { type Claim, claimAgents, claimOf, endsClaims, releaseClaims } from './journal/claims.ts';
import { canonicalFlowId, idsOf, joinFlows, lockFlows } from './journal/flow-ids.ts';
import { gistAfter } from './journal/gists.ts';
import { appendEntry, isSameEvent, readFlows, withDecision } from './journal/journal.ts';
import { noteChanges } from './sums/changes.ts';

/**
 * Appends an entry to the journal, unless the same event of the same leg is there, and brings the record and
 * the familiarity of its call up to date. What is derived depends only on which entries there are, not on
 * their order.
 */
export async function recordEntry(unit: UnitOfWork, received: JournalEntry): Promise<Recorded> {
  const flowIds = await lockFlows(unit, idsOf(received), received.flowId);
  const known = await readFlows(unit, flowIds);
  const copy = await findCopy(unit, known, received);
  if (copy !== null) return copy;
  return append(unit, received, flowIds, known);
}

/**
 * Records a newCall, or a turn of a wait, and also claims the agents it dials until `claimedUntil` (epoch
 * milliseconds). If other calls hold some of them, nothing is recorded.
 */
export async function recordOffer(
  unit: UnitOfWork,
  received: JournalEntry,
  claimedUntil: number,
  waitingOf: WaitingOf = () => [],
): Promise<Offered> {
  const flowIds = await lockFlows(unit, idsOf(received), received.flowId);
  const known = await readFlows(unit, flowIds);
  const copy = await findCopy(unit, known, received);
  if (copy !== null) return { kind: 'recorded', recorded: copy };
  const claim = claimOf(received, claimedUntil);
  // Nobody rings any more where the newCall was overtaken.
  if (claim !== null && !known.some(entry => isOver(claim, entry))) {
    const takenAgentIds = await claimAgents(unit, claim, waitingOf);
    if (takenAgentIds.length > 0) return { kind: 'refused', takenAgentIds };
  }
  return { kind: 'recorded', recorded: await append(unit, received, flowIds, known) };
}

function isOver({ callId }: Claim, { event }: JournalEntry): boolean {
  return event.callId === callId && endsClaims(event.type);
}

/** What was recorded of the same event of the same leg, or null. */
async function findCopy(
  unit: UnitOfWork,
  known: readonly JournalEntry[],
  received: JournalEntry,
): Promise<Recorded | null> {
  const recorded = known.find(entry => isSameEvent(entry, received));
  if (recorded === undefined) return null;
  const entries = known.filter(entry => entry.flowId === recorded.flowId);
  return { isNew: false, entry: await withDecision(unit, recorded), call: foldCall(entries) };
}

async function append(
  unit: UnitOfWork,
  received: JournalEntry,
  flowIds: readonly string[],
  known: readonly JournalEntry[],
): Promise<Recorded> {
  const flowId = canonicalFlowId([...known, received]);
  await appendEntry(unit, received, flowId);
  await releaseClaims(unit, received);
  const entries = [...known, received].map(entry => filedUnder(flowId, entry));
  const call = foldCall(entries);

  const others = flowIds.filter(id => id !== flowId);
  if (others.length > 0) {
    await joinFlows(unit, others, flowId);
    await deleteCalls(unit, others);
  }
  if (call !== null)
    await writeCall(
      unit,
      call,
      entries,
      await gistAfter(unit, call, { received, known, isJoined: others.length > 0 }),
    );
  if (call !== null)
    await noteChanges(
      unit,
      entries.map(entry => entry.receivedAt),
    );
  const before = flowIds.map(id => foldCall(known.filter(entry => entry.flowId === id)));
  await settleCredits(
    unit,
    before.flatMap(past => creditOf(past, unit.rules) ?? []),
    creditOf(call, unit.rules),
  );
  return { isNew: true, entry: filedUnder(flowId, received), call };
}

function filedUnder(flowId: string, entry: JournalEntry): JournalEntry {
  return entry.flowId === flowId ? entry : { ...entry, flowId };
}
