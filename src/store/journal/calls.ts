import type { Insertable, Selectable } from 'kysely';
import type { CallRecord } from '../../domain/call-record.ts';
import type { Gist } from '../../domain/gist.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import { prepared } from '../database/prepared.ts';
import type { Session } from '../database/session.ts';
import type { CallTable } from '../database/tables.ts';

/** The record of a call as it is to be written. */
export interface WrittenCall {
  readonly call: CallRecord;
  /** All of the call's; see {@link toCallRow}. */
  readonly entries: readonly JournalEntry[];
  /** Undefined: what was written last stays. */
  readonly gist: Gist | null | undefined;
}

/** Writes the records of calls, replacing any earlier ones. */
export async function writeCalls(session: Session, calls: readonly WrittenCall[]): Promise<void> {
  const rows: Insertable<CallTable>[] = [];
  const withGist: Insertable<CallTable>[] = [];
  for (const { call, entries, gist } of calls) {
    const row = toCallRow(call, entries);
    if (gist === undefined) rows.push(row);
    else withGist.push({ ...row, gist: gistText(gist) });
  }
  if (rows.length > 0) await upsertCalls(session, { rows });
  if (withGist.length > 0) await upsertCallsWithGist(session, { rows: withGist });
}

export type CallRow = Selectable<CallTable>;

export function gistText(gist: Gist | null | undefined): string | null {
  return gist == null ? null : JSON.stringify(gist);
}

export async function deleteCalls({ db }: Session, flowIds: readonly string[]): Promise<void> {
  await db.deleteFrom('familiar_calls').where('flow_id', 'in', flowIds).execute();
}

/** All calls, the oldest first. */
export async function* readAllCalls(
  { db }: Pick<Session, 'db'>,
  pageSize = 1_000,
): AsyncGenerator<CallRecord> {
  let after = { at: Number.MIN_SAFE_INTEGER, flowId: '' };
  for (;;) {
    const rows = await db
      .selectFrom('familiar_calls')
      .selectAll()
      .where(({ eb, and, or }) =>
        or([
          eb('first_seen_at', '>', after.at),
          and([eb('first_seen_at', '=', after.at), eb('flow_id', '>', after.flowId)]),
        ]),
      )
      .orderBy('first_seen_at')
      .orderBy('flow_id')
      .limit(pageSize)
      .execute();
    for (const row of rows) yield toCall(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = { at: last.first_seen_at, flowId: last.flow_id };
  }
}

/** @param entries all of the call's: the order of the history needs a time that no call lacks. */
export function toCallRow(call: CallRecord, entries: readonly JournalEntry[]): Omit<CallRow, 'gist'> {
  return {
    flow_id: call.flowId,
    call_id: call.callId,
    kind: call.kind,
    caller: call.caller,
    called: call.called,
    agent_id: call.agentId,
    first_agent_id: call.firstAgentId,
    calling_agent_id: call.callingAgentId,
    answering_number: call.answeringNumber,
    started_at: call.startedAt,
    answered_at: call.answeredAt,
    ended_at: call.endedAt,
    cause: call.cause,
    first_seen_at: Math.min(...entries.map(entry => entry.receivedAt)),
  };
}

export function toCall(row: Selectable<CallTable>): CallRecord {
  return {
    flowId: row.flow_id,
    callId: row.call_id,
    kind: row.kind,
    caller: row.caller,
    called: row.called,
    agentId: row.agent_id,
    firstAgentId: row.first_agent_id,
    callingAgentId: row.calling_agent_id,
    answeringNumber: row.answering_number,
    startedAt: row.started_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    cause: row.cause,
  };
}

function upserting({ db, kind }: Session, { rows }: { rows: readonly Insertable<CallTable>[] }) {
  const columns = Object.keys(rows[0] ?? {}).filter(column => column !== 'flow_id');
  const insert = db.insertInto('familiar_calls').values(rows);
  return onConflict(kind, insert, { key: ['flow_id'], set: incoming(kind, columns) });
}

// Two, since a prepared statement has the columns of the first row that it was used for.
const upsertCalls = prepared(upserting);
const upsertCallsWithGist = prepared(upserting);
