import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { Kysely, sql } from 'kysely';
import type { ColumnTypes, Engine } from '../engine.ts';
import { migrate } from '../migrate.ts';
import { messageOf, StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { groupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { changeNow, runNow, sqliteDialect, withStatementCache } from './sqlite-dialect.ts';

/** Opens a database file, creating it and its folder for this user alone. Throws a {@link StoreError}. */
export async function openSqlite(file: string): Promise<Engine> {
  if (file !== ':memory:') await createPrivateFile(file);
  const database = await openDatabase(file);
  const statements = withStatementCache(database);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(statements) });
  try {
    configure(database);
    await migrate(db, columns);
    // From here on callers may be waiting, and nothing else runs while SQLite waits: see `groupCommit`.
    database.exec('pragma busy_timeout = 10');
  } catch (error) {
    database.close();
    throw new StoreError(
      `The file ${file} can't be used as Familiar's database: ${messageOf(error)}. ` +
        'Choose another file with DATABASE_URL, or restore this one from a backup.',
      { cause: error },
    );
  }
  const transact = groupCommit(db);
  return {
    kind: 'sqlite',
    db,
    encoding: null,
    runNow: query => (database.isTransaction ? null : runNow(statements, query)),
    withinTransaction: {
      runNow: query => runNow(statements, query),
      changeNow: query => changeNow(statements, query),
    },
    watch: null,
    transact,
    async close() {
      try {
        // An empty job is committed after all that were waiting before it.
        await transact(async () => {});
      } finally {
        await db.destroy();
      }
    },
  };
}

const columns: ColumnTypes = {
  id: 'text',
  json: 'text',
  float: 'real',
  bytes: 'blob',
  sequence: 'integer',
  suffix: { sequential: sql``, clustered: sql`without rowid` },
};

function configure(database: DatabaseSyncInstance): void {
  // Long enough for another process that starts at the same moment and brings the tables up to date.
  database.exec('pragma busy_timeout = 10000');
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  // In KiB, taken only as it fills: who knows whom after a million calls fits in.
  database.exec('pragma cache_size = -65536');
}

async function createPrivateFile(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, 'a', 0o600);
    await handle.close();
  } catch (error) {
    throw new StoreError(
      `The database file ${file} can't be written: ${messageOf(error)}. ` +
        'Give this user the right to write there, or choose another place with DATABASE_URL.',
      { cause: error },
    );
  }
}
