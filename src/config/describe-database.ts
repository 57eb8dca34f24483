import { resolve } from 'node:path';
import type { DatabaseConfig } from '../store/database-config.ts';

/** Which database it is, for people: its kind, and its file or host and name. Never who opens it, or how. */
export function describeDatabase(database: DatabaseConfig): string {
  switch (database.kind) {
    case 'sqlite':
      return database.file === ':memory:'
        ? 'SQLite in memory, which is gone when this ends'
        : `the SQLite file ${resolve(database.file)}`;
    case 'mysql':
      return `the MySQL database ${database.database} on ${database.host}:${database.port}`;
    case 'postgres':
      return `the PostgreSQL database ${placeIn(database.connectionString)}`;
  }
}

/** Where a password was not encoded, a part of it may stand for something else. */
function placeIn(url: string): string {
  if (!URL.canParse(url) || new URL(url).pathname.includes('@')) return 'of DATABASE_URL';
  const { host, pathname, searchParams } = new URL(url);
  const where = host === '' ? (searchParams.get('host') ?? 'this computer') : host;
  return `${pathname.slice(1)} on ${where}`;
}
