import type { CallRecord } from '../../domain/call-record.ts';
import { foldCall } from '../../domain/fold-call.ts';
import type { Gist } from '../../domain/gist.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { chunks } from '../database/chunks.ts';
import { keyBatches } from '../database/key-batches.ts';
import type { Session, UnitOfWork, Write } from '../database/session.ts';
import { changesBetween, noteChanges } from '../sums/changes.ts';
import { type CallRow, deleteCalls, gistText, toCallRow } from './calls.ts';
import { claim, idsOf } from './flow-ids.ts';
import { readGists } from './gists.ts';
import { readFlows } from './journal.ts';

/** Folds every call record anew from the journal. Familiarity has to be rebuilt afterwards. */
export async function rebuildCalls(
  session: Session,
  write: Write,
  onProgress: (done: number) => void,
): Promise<void> {
  const { total } = await session.db
    .selectFrom('familiar_journal')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let done = 0;
  for await (const flowIds of keyBatches((after, limit) => flowIdsAfter(session, after, limit))) {
    done += await write(unit => refoldCalls(unit, flowIds));
    onProgress(Math.min(1, done / total));
  }
}

/** Replaces the records of these flows and returns how many entries they have. */
export async function refoldCalls(unit: UnitOfWork, flowIds: readonly string[]): Promise<number> {
  await claim(unit, new Map(flowIds.map(id => [id, id])));
  const entries = await readFlows(unit, flowIds);
  await claim(unit, new Map(entries.flatMap(entry => idsOf(entry).map(id => [id, entry.flowId]))));
  const before = await unit.db
    .selectFrom('familiar_calls')
    .selectAll()
    .where('flow_id', 'in', flowIds)
    .execute();
  await deleteCalls(unit, flowIds);
  const calls = foldCalls(entries);
  const gists = await readGists(
    unit,
    calls.map(({ call }) => call),
  );
  await insertCalls(unit, calls, gists);
  await noteChanges(unit, changesBetween(before, toRows(calls, gists)));
  return entries.length;
}

/** A call with all of its entries. */
interface FoldedCall {
  readonly call: CallRecord;
  readonly entries: readonly JournalEntry[];
}

/** @param entries all that there are of their flows. */
export function foldCalls(entries: readonly JournalEntry[]): FoldedCall[] {
  const flows = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const flow = flows.get(entry.flowId);
    if (flow === undefined) flows.set(entry.flowId, [entry]);
    else flow.push(entry);
  }
  return [...flows.values()].flatMap(flow => {
    const call = foldCall(flow);
    return call === null ? [] : { call, entries: flow };
  });
}

/** Writes the records of calls that have none. @param gists of those that were routed, by call id. */
export async function insertCalls(
  { db }: Session,
  calls: readonly FoldedCall[],
  gists: ReadonlyMap<string, Gist> = new Map(),
): Promise<void> {
  for (const some of chunks(toRows(calls, gists), 500))
    await db.insertInto('familiar_calls').values(some).execute();
}

function toRows(calls: readonly FoldedCall[], gists: ReadonlyMap<string, Gist>): CallRow[] {
  return calls.map(({ call, entries }) => ({
    ...toCallRow(call, entries),
    gist: gistText(gists.get(call.callId)),
  }));
}

/** The flows with entries, and those that have a record without any. */
function flowIdsAfter(session: Session, after: string, limit: number): Promise<string[]>[] {
  const tables = ['familiar_journal', 'familiar_calls'] as const;
  return tables.map(async table => {
    const rows = await session.db
      .selectFrom(table)
      .select('flow_id')
      .distinct()
      .where('flow_id', '>', after)
      .orderBy('flow_id')
      .limit(limit)
      .execute();
    return rows.map(row => row.flow_id);
  });
}
