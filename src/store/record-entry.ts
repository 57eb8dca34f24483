import type { Offered, Recorded, WaitingOf } from '../app/ports/store.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { creditOf } from '../domain/credit.ts';
import { foldCall } from '../domain/fold-call.ts';
import type { JournalEntry } from '../domain/journal-entry.ts';
import type { UnitOfWork } from './database/session.ts';
import { type CreditChange, settleCredits } from './familiarity/settle-credits.ts';
import { deleteCalls, type WrittenCall, writeCalls } from './journal/calls.ts';
import { type Claim, type ClaimBoard, claimOf, endsClaims, openClaims } from './journal/claims.ts';
import { canonicalFlowId, idsOf, joinFlows, lockFlows } from './journal/flow-ids.ts';
import { gistAfter } from './journal/gists.ts';
import { appendEntries, isSameEvent, readFlows, withDecision } from './journal/journal.ts';
import { noteChanges } from './sums/changes.ts';

/** An entry that is to be recorded. */
export interface Recording {
  readonly entry: JournalEntry;
  /**
   * For a newCall, or a turn of a wait, until when (epoch milliseconds) the agents it dials are claimed. If other
   * calls hold some of them, nothing is recorded. Null: nobody is claimed.
   */
  readonly offer: { readonly claimedUntil: number; readonly waitingOf: WaitingOf } | null;
}

/**
 * Appends entries to the journal, each unless the same event of the same leg is there, and brings the records and
 * the familiarity of their calls up to date. What is derived depends only on which entries there are, not on
 * their order. However many entries there are, each step is one statement for all of them.
 *
 * @returns what became of each, in their order.
 */
export async function recordTogether(
  unit: UnitOfWork,
  recordings: readonly Recording[],
): Promise<readonly Offered[]> {
  const batch: Batch = { outcomes: new Map(), credits: [], heardAt: [], claims: null };
  let left = recordings;
  while (left.length > 0) left = await recordCalls(unit, left, batch);
  await batch.claims?.write();
  await settleCredits(unit, batch.credits);
  await noteChanges(unit, batch.heardAt);
  return recordings.flatMap(recording => batch.outcomes.get(recording) ?? []);
}

/** What has come of recordings so far. Claims, familiarity and days are locked once for all, in this order. */
interface Batch {
  readonly outcomes: Map<Recording, Offered>;
  readonly credits: CreditChange[];
  /** When something of these calls was heard, in epoch milliseconds. */
  readonly heardAt: number[];
  claims: ClaimBoard | null;
}

/** A recording, and what there was of its call before. */
interface Task {
  readonly recording: Recording;
  readonly flowIds: readonly string[];
  readonly known: readonly JournalEntry[];
}

/** Records one entry of each call, and returns the others. */
async function recordCalls(
  unit: UnitOfWork,
  recordings: readonly Recording[],
  batch: Batch,
): Promise<readonly Recording[]> {
  const { outcomes } = batch;
  const { tasks, later } = await oneOfEachCall(unit, recordings);
  batch.claims ??= await openClaims(unit, {
    ending: recordings.map(({ entry }) => entry),
    claims: recordings.flatMap(recording => claimOfRecording(recording) ?? []),
  });
  const fresh: Task[] = [];
  for (const task of tasks) {
    const copy = await findCopy(unit, task);
    if (copy === null) fresh.push(task);
    else outcomes.set(task.recording, { kind: 'recorded', recorded: copy });
  }
  for (const { recording } of fresh) batch.claims.release(recording.entry);
  const accepted: Task[] = [];
  for (const task of fresh) {
    const claim = claimOfTask(task);
    const takenAgentIds = claim === null ? [] : await batch.claims.claim(claim);
    if (takenAgentIds.length === 0) accepted.push(task);
    else outcomes.set(task.recording, { kind: 'refused', takenAgentIds });
  }
  const recorded = await append(unit, accepted, batch);
  for (const [index, { recording }] of accepted.entries())
    outcomes.set(recording, { kind: 'recorded', recorded: recorded[index] as Recorded });
  return later;
}

async function oneOfEachCall(
  unit: UnitOfWork,
  recordings: readonly Recording[],
): Promise<{ readonly tasks: readonly Task[]; readonly later: readonly Recording[] }> {
  const locked = await lockFlows(
    unit,
    recordings.map(({ entry }) => ({ ids: idsOf(entry), flowId: entry.flowId })),
  );
  const old = new Set(locked.flatMap(({ flowIds, areNew }) => (areNew ? [] : flowIds)));
  const entries = await readFlows(unit, [...old]);
  const begun = new Set<string>();
  const tasks: Task[] = [];
  const later: Recording[] = [];
  for (const [index, recording] of recordings.entries()) {
    const flowIds = locked[index]?.flowIds ?? [];
    if (flowIds.some(id => begun.has(id))) later.push(recording);
    else tasks.push({ recording, flowIds, known: entries.filter(({ flowId }) => flowIds.includes(flowId)) });
    for (const id of flowIds) begun.add(id);
  }
  return { tasks, later };
}

/** What was recorded of the same event of the same leg, or null. */
async function findCopy(unit: UnitOfWork, { recording, known }: Task): Promise<Recorded | null> {
  const recorded = known.find(entry => isSameEvent(entry, recording.entry));
  if (recorded === undefined) return null;
  const entries = known.filter(entry => entry.flowId === recorded.flowId);
  return { isNew: false, entry: await withDecision(unit, recorded), call: foldCall(entries) };
}

function claimOfRecording({ entry, offer }: Recording): Claim | null {
  return offer === null ? null : claimOf(entry, offer);
}

function claimOfTask({ recording, known }: Task): Claim | null {
  const claim = claimOfRecording(recording);
  // Nobody rings any more where the newCall was overtaken.
  return claim === null || known.some(one => isOver(claim, one)) ? null : claim;
}

function isOver({ callId }: Claim, { event }: JournalEntry): boolean {
  return event.callId === callId && endsClaims(event.type);
}

/** Appends entries of different calls, and notes what their credits are then. */
async function append(
  unit: UnitOfWork,
  tasks: readonly Task[],
  { credits, heardAt }: Batch,
): Promise<readonly Recorded[]> {
  if (tasks.length === 0) return [];
  const filed = tasks.map(({ recording: { entry }, known }) =>
    filedUnder(canonicalFlowId([...known, entry]), entry),
  );
  await appendEntries(
    unit,
    tasks.map(({ recording }, index) => ({
      entry: recording.entry,
      flowId: filed[index]?.flowId ?? recording.entry.flowId,
    })),
  );
  const calls: WrittenCall[] = [];
  const recorded: Recorded[] = [];
  for (const [index, task] of tasks.entries()) {
    const entry = filed[index] as JournalEntry;
    const { call, written } = await bringUpToDate(unit, task, entry.flowId);
    if (written !== null) {
      calls.push(written);
      heardAt.push(...written.entries.map(({ receivedAt }) => receivedAt));
    }
    credits.push({ before: creditsBefore(unit, task), after: creditOf(call, unit.rules) });
    recorded.push({ isNew: true, entry, call });
  }
  await writeCalls(unit, calls);
  return recorded;
}

/** Files everything of a call under one id, and says what its record is then. */
async function bringUpToDate(
  unit: UnitOfWork,
  { recording: { entry: received }, flowIds, known }: Task,
  flowId: string,
): Promise<{ readonly call: CallRecord | null; readonly written: WrittenCall | null }> {
  const entries = [...known, received].map(entry => filedUnder(flowId, entry));
  const call = foldCall(entries);
  const others = flowIds.filter(id => id !== flowId);
  if (others.length > 0) {
    await joinFlows(unit, others, flowId);
    await deleteCalls(unit, others);
  }
  if (call === null) return { call, written: null };
  const gist = await gistAfter(unit, call, { received, known, isJoined: others.length > 0 });
  return { call, written: { call, entries, gist } };
}

function creditsBefore({ rules }: UnitOfWork, { flowIds, known }: Task): CreditChange['before'] {
  const before = flowIds.map(id => foldCall(known.filter(entry => entry.flowId === id)));
  return before.flatMap(past => creditOf(past, rules) ?? []);
}

function filedUnder(flowId: string, entry: JournalEntry): JournalEntry {
  return entry.flowId === flowId ? entry : { ...entry, flowId };
}
