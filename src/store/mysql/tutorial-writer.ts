import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Clock } from '../../app/ports/log.ts';
import { type AgentId, agentById, type Roster } from '../../domain/roster.ts';
import type { Engine } from '../database/engine.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { locking, type Write } from '../database/session.ts';
import { createClockWriter } from '../import/tutorial-clock.ts';
import { findTutorialTable, type TutorialTable } from '../import/tutorial-table.ts';
import { readRoster } from '../provider/saved-roster.ts';

export interface TutorialWriterOptions {
  readonly clock: Clock;
  /** Of the times in the table; see `TutorialReading`. */
  readonly timeZone: string | null;
}

/** The result of a run: rows written, and calls left out because the number that took them is not known. */
export interface TutorialWritten {
  readonly rows: number;
  readonly withoutNumber: number;
}

const pageSize = 500;
/** How long after its beginning a call may end, or be recorded if the database was away. In milliseconds. */
const lookBackMs = 24 * 3_600_000;
const idsRemembered = 20_000;
const metaName = 'call_history_written';

/**
 * Makes a function that writes the hotline's answered calls into the tutorial's table once they are over, so
 * one can go back to the tutorial. Each row's id follows from the call's, so it is written once however often
 * it is tried. A missing table is created as the tutorial creates it.
 */
export function createTutorialWriter(
  engine: Engine,
  write: Write,
  { clock, timeZone }: TutorialWriterOptions,
): () => Promise<TutorialWritten> {
  const written = new Set<string>();
  return async () => {
    const startedAt = clock();
    const table = await openTable(engine);
    const roster = await readRoster(engine);
    const state = (await readMeta(engine, metaName)) as { readonly upTo: number } | null;
    const since = (state?.upTo ?? 0) - lookBackMs;
    let rows = 0;
    let withoutNumber = 0;
    for await (const calls of answeredCalls(engine, since)) {
      const fresh = calls.filter(({ id }) => !written.has(id));
      const usable = fresh.flatMap(call => toRow(call, roster) ?? []);
      if (usable.length > 0) rows += await insertMissing(engine, write, { table, timeZone, calls: usable });
      withoutNumber += fresh.length - usable.length;
      if (written.size > idsRemembered) written.clear();
      for (const { id } of fresh) written.add(id);
    }
    if (rows > 0 || state === null) await write(unit => writeMeta(unit, metaName, { upTo: startedAt }));
    return { rows, withoutNumber };
  };
}

/** Deletes a caller's rows, however their number was written there. */
export async function eraseFromTutorial({ db, kind }: Engine, caller: string): Promise<void> {
  const table = await findTutorialTable({ db, kind });
  if (table === null) return;
  await anyTable(db)
    .deleteFrom('call_history')
    .where(sql.ref(table.caller), 'in', [caller, caller.slice(1)])
    .execute();
}

interface AnsweredCall {
  readonly id: string;
  readonly flowId: string;
  readonly caller: string;
  readonly agentId: AgentId | null;
  readonly answeringNumber: string | null;
  readonly answeredAt: number;
}

interface NewRow extends Pick<AnsweredCall, 'id' | 'flowId' | 'caller' | 'answeredAt'> {
  readonly called: string;
}

async function* answeredCalls({ db }: Engine, since: number): AsyncGenerator<readonly AnsweredCall[]> {
  let after = { at: since, flowId: '' };
  for (;;) {
    const rows = await db
      .selectFrom('familiar_calls')
      .select([
        'flow_id',
        'call_id',
        'caller',
        'agent_id',
        'answering_number',
        'answered_at',
        'first_seen_at',
      ])
      .where(({ eb, and, or }) =>
        or([
          eb('first_seen_at', '>', after.at),
          and([eb('first_seen_at', '=', after.at), eb('flow_id', '>', after.flowId)]),
        ]),
      )
      .where('kind', '=', 'hotline')
      .where('cause', 'is not', null)
      .where('answered_at', 'is not', null)
      .where('caller', 'is not', null)
      .orderBy('first_seen_at')
      .orderBy('flow_id')
      .limit(pageSize)
      .execute();
    yield rows.map(row => ({
      id: idOf(row.call_id),
      flowId: row.flow_id,
      caller: row.caller ?? '',
      agentId: row.agent_id,
      answeringNumber: row.answering_number,
      answeredAt: row.answered_at ?? 0,
    }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = { at: last.first_seen_at, flowId: last.flow_id };
  }
}

/** In the form of the tutorial's ids. */
function idOf(callId: string): string {
  const hash = createHash('sha256').update(`familiar ${callId}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Null if nobody picked up, or their number is not known. */
function toRow(
  { id, flowId, caller, agentId, answeringNumber, answeredAt }: AnsweredCall,
  roster: Roster,
): NewRow | null {
  const agent = agentId === null ? null : agentById(roster, agentId);
  const called = answeringNumber ?? agent?.dialNumber ?? agent?.numbers[0];
  return called === undefined ? null : { id, flowId, caller, called, answeredAt };
}

async function insertMissing(
  { db }: Engine,
  write: Write,
  {
    table,
    timeZone,
    calls,
  }: { readonly table: TutorialTable; readonly timeZone: string | null; readonly calls: readonly NewRow[] },
): Promise<number> {
  const known = await anyTable(db)
    .selectFrom('call_history')
    .select('id')
    .where(
      'id',
      'in',
      calls.map(({ id }) => id),
    )
    .execute();
  const ids = new Set(known.map(({ id }) => id));
  const missing = calls.filter(({ id }) => !ids.has(id));
  if (missing.length === 0) return 0;
  const timeOf = momentWriter(table, timeZone);
  const toColumns = ({ id, caller, called, answeredAt }: NewRow) => ({
    id,
    [table.caller]: caller,
    [table.called]: called,
    ...(table.time !== null && { timestamp: timeOf(answeredAt) }),
  });
  return write(async unit => {
    // Their caller may have been erased meanwhile; from here on that waits for the rows to be there.
    const flowIds = missing.map(({ flowId }) => flowId);
    const there = await locking(
      unit,
      unit.db
        .selectFrom('familiar_calls')
        .select('flow_id')
        .where('flow_id', 'in', flowIds)
        .orderBy('flow_id'),
    ).execute();
    const known = new Set(there.map(row => row.flow_id));
    const rows = missing.filter(({ flowId }) => known.has(flowId)).map(toColumns);
    // Another instance may be as quick.
    if (rows.length > 0) await anyTable(unit.db).insertInto('call_history').ignore().values(rows).execute();
    return rows.length;
  });
}

/** Writes a moment as the table has it: by the server's clock, or by that of a time zone. */
function momentWriter({ time }: TutorialTable, timeZone: string | null): (at: number) => RawBuilder<unknown> {
  if (time?.isZoned || timeZone === null) return at => sql`from_unixtime(${Math.round(at / 1000)})`;
  const clockAt = createClockWriter(timeZone);
  return at => sql`${clockAt(at)}`;
}

async function openTable({ db, kind }: Engine): Promise<TutorialTable> {
  const found = await findTutorialTable({ db, kind });
  if (found !== null) return found;
  await sql`create table call_history (
    id varchar(36) not null primary key,
    timestamp datetime not null default now(),
    customerPhone varchar(255) not null,
    servicePhone varchar(255) not null
  )`.execute(db);
  return { caller: 'customerPhone', called: 'servicePhone', time: { isZoned: false } };
}

// biome-ignore lint/suspicious/noExplicitAny: the table is not one of Familiar's own.
function anyTable(db: Kysely<any>): Kysely<any> {
  return db;
}
