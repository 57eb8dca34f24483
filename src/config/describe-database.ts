import { resolve } from 'node:path';
import type { DatabaseConfig, ServerPlace } from '../store/database/database-config.ts';

/** Describes a database for people: its kind, and its file or host and name. Never the user or password. */
export function describeDatabase(database: DatabaseConfig): string {
  switch (database.kind) {
    case 'sqlite':
      return database.file === ':memory:'
        ? 'SQLite in memory, which is gone when this ends'
        : `the SQLite file ${resolve(database.file)}`;
    case 'mysql':
      return `the MySQL database ${placeOf(database)}`;
    case 'postgres':
      return `the PostgreSQL database ${placeOf(database)}`;
  }
}

function placeOf({ database, host, port }: ServerPlace): string {
  return `${database} on ${host.startsWith('/') ? host : `${host}:${port}`}`;
}
