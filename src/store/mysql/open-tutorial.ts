import type { CallHistory, Clock, HistoryPage } from '../../app/ports.ts';
import { codeOf } from '../retrying.ts';
import { StoreError } from '../store-error.ts';
import {
  hasTutorialTable,
  readTutorialCalls,
  type TutorialCall,
  type TutorialDatabase,
  toTutorialCall,
} from '../tutorial-table.ts';
import { connectFirst } from './connect-mysql.ts';
import type { MysqlPlace } from './mysql-pool.ts';
import { mysqlRemedy, nameMysql, numberOf } from './mysql-remedy.ts';

export type TutorialHistory = CallHistory & AsyncDisposable;

/**
 * The calls that sipgate's tutorial has written down in a MySQL or MariaDB database, where nothing is changed. Throws a
 * {@link StoreError} that says what to do, and never the password.
 */
export async function openTutorial(place: MysqlPlace, clock: Clock): Promise<TutorialHistory> {
  const { db } = await connectFirst(place).catch((error: unknown) => {
    throw toStoreError(error, place);
  });
  const database = { kind: 'mysql', db } as const;
  const close = (): Promise<void> => db.destroy();
  try {
    if (!(await hasTutorialTable(database)))
      throw new StoreError(
        `There is no table call_history of sipgate's tutorial in the ${nameMysql(place)}. Name the database that the tutorial wrote to.`,
      );
    const rows = await countRows(database, null);
    return {
      source: `tutorial:${place.host}:${place.port}/${place.database}`,
      notes: [
        `The tutorial has written down ${rows.toLocaleString('en')} calls, without their times: they count as answered now.`,
      ],
      isUndated: true,
      pages: (position, signal) => readPages(database, { rows, position, signal, at: clock() }),
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
    readonly rows: number;
    readonly position: object | null;
    readonly signal: AbortSignal;
    readonly at: number;
  },
): AsyncGenerator<HistoryPage> {
  const { rows, position, signal, at } = options;
  const after = position !== null && 'after' in position ? String(position.after) : null;
  let read = rows - (await countRows(database, after));
  for await (const batch of readTutorialCalls(database, after)) {
    signal.throwIfAborted();
    read += batch.length;
    yield { ...toPage(batch, at), position: { after: batch.at(-1)?.id }, done: Math.min(1, read / rows) };
  }
  yield { ...toPage([], at), position: null, done: 1 };
}

function toPage(batch: readonly TutorialCall[], at: number): Omit<HistoryPage, 'position' | 'done'> {
  const calls = batch.flatMap(row => toTutorialCall(row, at) ?? []);
  return { calls, withoutAgent: 0, withoutCaller: batch.length - calls.length };
}

/** Behind the one with the id `after`. */
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
