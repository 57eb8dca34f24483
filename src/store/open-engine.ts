import type { Log } from '../app/ports.ts';
import type { DatabaseConfig } from './database-config.ts';
import type { Engine } from './engine.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

/** Connects to a database and brings its tables up to date. Throws a `StoreError`. */
export async function openEngine(database: DatabaseConfig, log: Log): Promise<Engine> {
  switch (database.kind) {
    case 'sqlite':
      return openSqlite(database.file, log);
    case 'mysql':
      return (await import('./mysql/open-mysql.ts')).openMysql(database);
    case 'postgres':
      return (await import('./postgres/open-postgres.ts')).openPostgres(database, log);
  }
}
