import type { Log } from '../../app/ports/log.ts';
import type { DatabaseVersion } from '../../app/ports/store.ts';
import { inspectSqlite, openSqlite } from '../sqlite/open-sqlite.ts';
import type { DatabaseConfig } from './database-config.ts';
import type { Engine } from './engine.ts';

/**
 * Connects to a database and brings its tables up to date. Throws a `StoreError`; also if the database is
 * read-only although writing is needed.
 */
export async function openEngine(database: DatabaseConfig, log: Log, mustWrite = false): Promise<Engine> {
  switch (database.kind) {
    case 'sqlite':
      return openSqlite(database.file, log);
    case 'mysql':
      return (await import('../mysql/open-mysql.ts')).openMysql(database, mustWrite);
    case 'postgres':
      return (await import('../postgres/open-postgres.ts')).openPostgres(database, log, mustWrite);
  }
}

/** Compares the tables of a database with this program, and changes nothing. Throws a `StoreError`. */
export async function inspectTables(database: DatabaseConfig): Promise<DatabaseVersion> {
  switch (database.kind) {
    case 'sqlite':
      return inspectSqlite(database.file);
    case 'mysql':
      return (await import('../mysql/open-mysql.ts')).inspectMysql(database);
    case 'postgres':
      return (await import('../postgres/open-postgres.ts')).inspectPostgres(database);
  }
}
