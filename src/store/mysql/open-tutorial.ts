import { Kysely, MysqlDialect } from 'kysely';
import type { CallHistory, Clock, HistoryPage } from '../../app/ports.ts';
import type { DatabaseConfig } from '../database-config.ts';
import { codeOf, maxWaitMs } from '../retrying.ts';
import { messageOf, StoreError } from '../store-error.ts';
import {
  findTutorialTable,
  readTutorialCalls,
  type TutorialCall,
  type TutorialDatabase,
  type TutorialTable,
  toTutorialCall,
} from '../tutorial-table.ts';

type Place = Omit<Extract<DatabaseConfig, { kind: 'mysql' }>, 'kind' | 'timezone'>;

export type TutorialHistory = CallHistory & AsyncDisposable;

/**
 * The calls that sipgate's tutorial has written down in a MySQL or MariaDB database, where nothing is changed. Throws a
 * {@link StoreError} that says what to do, and never the password.
 */
export async function openTutorial(
  place: Place,
  { clock, timeZone }: { readonly clock: Clock; readonly timeZone: string | null },
): Promise<TutorialHistory> {
  const { createPool } = await import('mysql2');
  const pool = createPool({ ...place, charset: 'utf8mb4', connectionLimit: 1, connectTimeout: maxWaitMs });
  const database = {
    kind: 'mysql',
    db: new Kysely<Record<string, unknown>>({ dialect: new MysqlDialect({ pool }) }),
  } as const;
  const close = (): Promise<void> => database.db.destroy();
  try {
    const table = await findTutorialTable(database);
    if (table === null)
      throw new StoreError(
        `There is no table call_history of sipgate's tutorial in ${nameOf(place)}. Name the database that the tutorial wrote to.`,
      );
    const rows = await countRows(database, null);
    return {
      source: `tutorial:${place.host}:${place.port}/${place.database}`,
      notes: [
        `The tutorial has written down ${rows.toLocaleString('en')} calls, ${describeTimes(table, timeZone)}.`,
      ],
      isUndated: table.time === null,
      hasRows: table.time !== null,
      pages: (position, signal) =>
        readPages(database, { table, timeZone, rows, position, signal, now: clock() }),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error instanceof StoreError ? error : toStoreError(error, place);
  }
}

async function* readPages(
  database: TutorialDatabase,
  options: {
    readonly table: TutorialTable;
    readonly timeZone: string | null;
    readonly rows: number;
    readonly position: object | null;
    readonly signal: AbortSignal;
    readonly now: number;
  },
): AsyncGenerator<HistoryPage> {
  const { table, timeZone, rows, position, signal, now } = options;
  const after = position !== null && 'after' in position ? String(position.after) : null;
  let read = rows - (await countRows(database, after));
  for await (const batch of readTutorialCalls(database, table, { timeZone, after })) {
    signal.throwIfAborted();
    read += batch.length;
    yield { ...toPage(batch, now), position: { after: batch.at(-1)?.id }, done: Math.min(1, read / rows) };
  }
  yield { ...toPage([], now), position: null, done: 1 };
}

function toPage(batch: readonly TutorialCall[], now: number): Omit<HistoryPage, 'position' | 'done'> {
  const calls = batch.flatMap(row => toTutorialCall(row, now) ?? []);
  return { calls, withoutAgent: 0, withoutCaller: batch.length - calls.length };
}

function describeTimes({ time }: TutorialTable, timeZone: string | null): string {
  if (time === null) return 'without their times: they count as answered now';
  return timeZone === null
    ? 'with times by the clock of the database server (DATABASE_TIMEZONE is not set)'
    : `with times in the time zone ${timeZone} (DATABASE_TIMEZONE)`;
}

/** Behind the one with the id `after`. */
async function countRows({ db }: TutorialDatabase, after: string | null): Promise<number> {
  const all = db.selectFrom('call_history');
  const behind = after === null ? all : all.where('id', '>', after);
  const { rows } = await behind.select(({ fn }) => fn.countAll().as('rows')).executeTakeFirstOrThrow();
  return Number(rows);
}

function nameOf({ database, host, port, user }: Place): string {
  return `the MySQL database ${database} at ${host}:${port} as user ${user}`;
}

function toStoreError(error: unknown, place: Place): StoreError {
  return new StoreError(`The tutorial's calls can't be read from ${nameOf(place)}: ${remedy(error)}`, {
    cause: error,
  });
}

function remedy(error: unknown): string {
  switch (codeOf(error)) {
    case 'ER_BAD_DB_ERROR':
      return 'it does not exist. Name the database that the tutorial wrote to.';
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_DBACCESS_DENIED_ERROR':
      return 'access is denied. Give the user and the password by which the tutorial wrote to it.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
      return `nothing answers there (${codeOf(error)}). Start it, and make its port reachable from here.`;
    default:
      return messageOf(error);
  }
}
