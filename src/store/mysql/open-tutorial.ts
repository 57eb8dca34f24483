import type { CallHistory, HistoryPage } from '../../app/ports/import.ts';
import type { Clock } from '../../app/ports/log.ts';
import { codeOf } from '../database/retrying.ts';
import { StoreError } from '../database/store-error.ts';
import {
  findTutorialTable,
  readTutorialCalls,
  type TutorialCall,
  type TutorialDatabase,
  type TutorialTable,
  toTutorialCall,
} from '../import/tutorial-table.ts';
import { connectFirst } from './connect-mysql.ts';
import type { MysqlPlace } from './mysql-pool.ts';
import { mysqlRemedy, nameMysql, numberOf } from './mysql-remedy.ts';

export type TutorialHistory = CallHistory & AsyncDisposable;

/**
 * The calls that sipgate's tutorial has recorded in a MySQL or MariaDB database, which is only read. Throws a
 * {@link StoreError} that says what to do, and never the password.
 */
export async function openTutorial(
  place: MysqlPlace,
  { clock, timeZone }: { readonly clock: Clock; readonly timeZone: string | null },
): Promise<TutorialHistory> {
  const { db } = await connectFirst(place).catch((error: unknown) => {
    throw toStoreError(error, place);
  });
  const database = { kind: 'mysql', db } as const;
  const close = (): Promise<void> => db.destroy();
  try {
    const table = await findTutorialTable(database);
    if (table === null)
      throw new StoreError(
        `There is no table call_history of sipgate's tutorial in the ${nameMysql(place)}. Name the database that the tutorial wrote to.`,
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

/** Those after the row with the id `after`. */
async function countRows({ db }: TutorialDatabase, after: string | null): Promise<number> {
  const all = db.selectFrom('call_history');
  const behind = after === null ? all : all.where('id', '>', after);
  const { rows } = await behind.select(({ fn }) => fn.countAll().as('rows')).executeTakeFirstOrThrow();
  return Number(rows);
}

function toStoreError(error: unknown, place: MysqlPlace): StoreError {
  const reason = error instanceof StoreError ? error.message : remedy(error, place);
  return new StoreError(`The tutorial's calls can't be read from the ${nameMysql(place)}: ${reason}`, {
    cause: error,
  });
}

function remedy(error: unknown, place: MysqlPlace): string {
  switch (numberOf(error)) {
    case 1049:
      return 'it does not exist. Name the database that the tutorial wrote to.';
    case 1044:
    case 1045:
      return 'access is denied. Give the user and the password by which the tutorial wrote to it.';
  }
  const code = codeOf(error) ?? '';
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)$/.test(code)
    ? `nothing answers there (${code}). Start it, and make its port reachable from here.`
    : mysqlRemedy(error, place);
}
