import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { Kysely, sql } from 'kysely';
import type { Log } from '../../app/ports/log.ts';
import type { DatabaseVersion } from '../../app/ports/store.ts';
import type { ColumnTypes, Engine } from '../database/engine.ts';
import { compareTables, migrate, NewerTablesError } from '../database/migrate.ts';
import { messageOf, StoreError } from '../database/store-error.ts';
import type { Tables } from '../database/tables.ts';
import { checkpointBeside } from './checkpoint-beside.ts';
import { emptyLog } from './empty-log.ts';
import { isDiskFull, isMisunderstood } from './error-codes.ts';
import { groupCommit } from './group-commit.ts';
import { keepInPlace } from './keep-in-place.ts';
import { openDatabase } from './open-database.ts';
import { openSqliteToRead } from './open-sqlite-to-read.ts';
import { connectionTo, runNow, sqliteDialect } from './sqlite-dialect.ts';

/**
 * Opens a database file, creating it and its folder for this user alone. Throws a {@link StoreError}.
 * Survives the file being deleted or replaced: see {@link keepInPlace}.
 */
export async function openSqlite(file: string, log: Log): Promise<Engine> {
  if (file !== ':memory:') await createPrivateFile(file);
  const connection = connectionTo(await openReady(file));
  const db = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
  const checkpoints = file === ':memory:' ? null : checkpointBeside(connection, file, log);
  const place = checkpoints && (await keepInPlace(file, { connection, reopen: openReady, checkpoints, log }));
  const closing = new AbortController();
  const transact = groupCommit(db, place?.guard, closing.signal);
  // A database that nobody writes to needs checking too.
  const looking = setInterval(() => void transact(async () => {}).catch(() => {}), lookEveryMs).unref();
  return {
    kind: 'sqlite',
    db,
    encoding: null,
    runNow: query => (connection.isInTransaction() ? null : runNow(connection, query)),
    withinTransaction: {
      runNow: query => runNow(connection, query),
    },
    watch: null,
    transact,
    scrub: () => emptyLog(db),
    async close() {
      clearInterval(looking);
      closing.abort();
      // An empty job ends after all that were waiting before it, and each of those is told its own outcome.
      await transact(async () => {}).catch(() => {});
      await checkpoints?.end();
      // SQLite does so only once no statement is left, and who copies a database may copy its file alone.
      await sql`pragma wal_checkpoint(truncate)`.execute(db).catch(() => {});
      await db.destroy();
      await place?.close();
    },
  };
}

const lookEveryMs = 5_000;

/** Compares a database file with this program, and changes nothing. Throws a {@link StoreError}. */
export async function inspectSqlite(file: string): Promise<DatabaseVersion> {
  if (file === ':memory:' || !existsSync(file)) return 'missing';
  try {
    const { db, close } = await openSqliteToRead(file);
    return await compareTables(db, columns, { kind: 'sqlite' }).finally(close);
  } catch (error) {
    throw unusable(file, error);
  }
}

/** Opens the database and brings its tables up to date. */
async function openReady(file: string): Promise<DatabaseSyncInstance> {
  const database = await openDatabase(file);
  try {
    configure(database);
    await migrate(new Kysely<Tables>({ dialect: sqliteDialect(connectionTo(database)) }), columns, {
      kind: 'sqlite',
    });
    // From here on callers may be waiting, and nothing else runs while SQLite waits: see `groupCommit`.
    database.exec('pragma busy_timeout = 10');
    return database;
  } catch (error) {
    database.close();
    throw unusable(file, error);
  }
}

function unusable(file: string, error: unknown): StoreError {
  return new StoreError(`The file ${file} can't be used as Familiar's database: ${remedy(error)}`, {
    cause: error,
  });
}

/**
 * What to do about it. Only a damaged file calls for a backup: no other error speaks against its contents.
 */
function remedy(error: unknown): string {
  if (isDiskFull(error)) return 'the disk is full. Make room on it; the file itself is not harmed.';
  if (isMisunderstood(error))
    return `its tables are not as any version of Familiar has left them (${messageOf(error)}). Nothing was changed. Go on with the version that you had, and report this.`;
  const isNewer = error instanceof NewerTablesError;
  return `${messageOf(error)}. ${isNewer ? 'Start that version, choose' : 'Choose'} another file with DATABASE_URL, or restore this one from a backup.`;
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
  // What is deleted is overwritten at once, since nobody can tell later where it was.
  database.exec('pragma secure_delete = on');
  // In KiB, and never given back: what leads to who knows whom fits in even after a million calls. The rest, each call
  // reads a page or two of it, the operating system has in its memory as well.
  database.exec('pragma cache_size = -16384');
}

/**
 * Creates the file and its folder for this user alone where they are missing. Throws a {@link StoreError}.
 */
export async function createPrivateFile(file: string): Promise<void> {
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
