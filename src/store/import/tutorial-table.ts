import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { PastCall } from '../../domain/journal-entry.ts';
import { toPhoneNumber } from '../../domain/phone-number.ts';
import type { DatabaseKind } from '../database/database-config.ts';
import { createClockReader } from './tutorial-clock.ts';

/** A row of the table that sipgate's tutorial "Intelligentes Routing mit sipgate.io" keeps. */
export interface TutorialCall {
  readonly id: string;
  /** Who called: E.164 with a plus sign, but also `anonymous`, a lone plus sign, or nothing. */
  readonly caller: string | null;
  /** The number that answered. */
  readonly called: string | null;
  /** When it was answered, in epoch milliseconds; null if the table does not say. */
  readonly answeredAt: number | null;
}

export interface TutorialDatabase {
  readonly kind: DatabaseKind;
  // biome-ignore lint/suspicious/noExplicitAny: whatever else lies in the database does not matter.
  readonly db: Kysely<any>;
}

/** The table as it lies in a database. */
export interface TutorialTable {
  readonly caller: string;
  readonly called: string;
  /** Null: its rows have no time, as in the tutorial's first version. */
  readonly time: {
    /** Whether its times carry a time zone; else they are those of the wall clock where they were written. */
    readonly isZoned: boolean;
  } | null;
}

const tutorialBatch = 500;

/** The tutorial's own names, and those that others gave to the same columns. */
const callerColumns = ['customerPhone', 'callerNumber'];
const calledColumns = ['servicePhone', 'calleeNumber'];
const zonedTypes: ReadonlySet<string> = new Set(['mysql timestamp', 'postgres timestamptz']);

/** Finds the table, and no other of the same name; null: it is not there. */
export async function findTutorialTable({ kind, db }: TutorialDatabase): Promise<TutorialTable | null> {
  const tables = await db.introspection.getTables();
  // PostgreSQL lists the tables of all schemas.
  const ours = tables.filter(table => kind !== 'postgres' || table.schema === 'public');
  const columns = ours.find(table => table.name === 'call_history')?.columns ?? [];
  const has = (name: string): boolean => columns.some(column => column.name === name);
  const caller = callerColumns.find(has);
  const called = calledColumns.find(has);
  if (!has('id') || caller === undefined || called === undefined) return null;
  const time = columns.find(column => column.name === 'timestamp');
  return {
    caller,
    called,
    time: time === undefined ? null : { isZoned: zonedTypes.has(`${kind} ${time.dataType}`) },
  };
}

/** How a table's rows are read. */
export interface TutorialReading {
  /**
   * The time zone of its clock, such as Europe/Berlin; null: that of the database server, which wrote the
   * times.
   */
  readonly timeZone: string | null;
  /** Behind the row with this id; null: from the first. */
  readonly after?: string | null;
}

/** The rows in the order of their ids, some hundred at a time. */
export async function* readTutorialCalls(
  { kind, db }: TutorialDatabase,
  { caller, called, time }: TutorialTable,
  { timeZone, after = null }: TutorialReading,
): AsyncGenerator<readonly TutorialCall[]> {
  const clock = time === null || time.isZoned ? null : timeZone;
  const readClock = clock === null ? fromEpochSeconds : createClockReader(clock);
  const moment = time === null ? sql<null>`null` : momentsIn(kind, clock === null ? 'epoch' : 'clock');
  const all = db
    .selectFrom('call_history')
    .select(['id', sql.ref(caller).as('caller'), sql.ref(called).as('called'), moment.as('moment')])
    .$castTo<{ id: string; caller: string | null; called: string | null; moment: unknown }>();
  for (let last = after; ; ) {
    const behind = last === null ? all : all.where('id', '>', last);
    const rows = await behind.orderBy('id').limit(tutorialBatch).execute();
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows.map(row => ({
      id: row.id,
      caller: row.caller,
      called: row.called,
      answeredAt: row.moment === null ? null : readClock(String(row.moment)),
    }));
    last = end.id;
  }
}

/** The times as seconds since the epoch, by the time zone of the session, or as the clock shows them. */
function momentsIn(kind: DatabaseKind, as: 'epoch' | 'clock'): RawBuilder<unknown> {
  const time = sql.ref('timestamp');
  switch (kind) {
    case 'mysql':
      return as === 'epoch' ? sql`unix_timestamp(${time})` : sql`date_format(${time}, '%Y-%m-%dT%H:%i:%s')`;
    case 'postgres':
      return as === 'epoch'
        ? sql`extract(epoch from ${time}::timestamptz)`
        : sql`to_char(${time}, 'YYYY-MM-DD"T"HH24:MI:SS')`;
    case 'sqlite':
      return as === 'epoch' ? sql`strftime('%s', ${time})` : sql`strftime('%Y-%m-%dT%H:%M:%S', ${time})`;
  }
}

/** MySQL's zero date means that there is none. */
function fromEpochSeconds(text: string): number | null {
  const ms = Math.round(Number(text) * 1000);
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** Keeps ids of this table apart from those of other sources. */
const tutorialPrefix = 'call_history:';

/**
 * The call of a row; null if nobody could be recognised by it. A call without a time, or with one in the
 * future, counts as answered at `now` (epoch milliseconds).
 */
export function toTutorialCall(row: TutorialCall, now: number): PastCall | null {
  const caller = toPhoneNumber(row.caller ?? '');
  const answeringNumber = toPhoneNumber(row.called ?? '');
  if (caller === null || answeringNumber === null) return null;
  const answeredAt = Math.min(row.answeredAt ?? now, now);
  return { type: 'pastCall', callId: `${tutorialPrefix}${row.id}`, caller, answeringNumber, answeredAt };
}
