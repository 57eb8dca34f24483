import { Kysely } from 'kysely';
import type { Session } from '../database/session.ts';
import type { Tables } from '../database/tables.ts';
import { identityAt } from './database-file.ts';
import { openDatabase } from './open-database.ts';
import { connectionTo, runNow, sqliteDialect } from './sqlite-dialect.ts';

/**
 * A database file that another connection of this process writes to. What is read has always been committed. The file is
 * opened by SQLite alone: closing another descriptor of it would release the locks of every connection in the process.
 */
export async function openSqliteToRead(
  file: string,
): Promise<Session & { isInPlace(): boolean; close(): Promise<void> }> {
  const own = identityAt(file);
  const database = await openDatabase(file);
  database.exec('pragma query_only = on');
  database.exec('pragma busy_timeout = 10000');
  // In KiB.
  database.exec('pragma cache_size = -16384');
  const connection = connectionTo(database);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
  return {
    kind: 'sqlite',
    db,
    runNow: query => runNow(connection, query),
    isInPlace: () => identityAt(file) === own,
    close: () => db.destroy(),
  };
}
