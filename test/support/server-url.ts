import { nothingBeside, readServerUrl } from '../../src/config/read-server-url.ts';
import type { DatabaseConfig } from '../../src/store/database/database-config.ts';

/** The database of which an address speaks, read as the service reads it. */
export function databaseAt(url: string): DatabaseConfig {
  const read = readServerUrl(url, nothingBeside);
  if (!read.ok) throw new Error(read.remedy);
  return read.database.kind === 'mysql' ? { ...read.database, timezone: 'Z' } : read.database;
}
