import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { StoreError } from '../database/store-error.ts';

type Sqlite = Pick<typeof import('@photostructure/sqlite'), 'DatabaseSync'>;

/** Older builds can lose committed pages of a database in WAL mode when its log is reset. */
const oldestSafeVersion = '3.51.3';

/**
 * Opens a database with Node's own SQLite if it is recent enough, else with the package that has the same
 * interface and its own SQLite. Throws a {@link StoreError} if that is too old as well.
 */
export async function openDatabase(file: string | URL): Promise<DatabaseSyncInstance> {
  const { DatabaseSync: Database } = builtinSqlite() ?? (await import('@photostructure/sqlite'));
  const version = versionOf(new Database(':memory:'));
  if (isAtLeast(version, oldestSafeVersion)) return new Database(file);
  throw new StoreError(
    `SQLite ${version} is too old, ${oldestSafeVersion} is needed. Install the dependencies anew with npm ci.`,
  );
}

/** Whether a version is at least another. */
export function isAtLeast(version: string, floor: string): boolean {
  // Comparing texts by their numbers would load the tables of collation first: ten milliseconds of each start.
  const [ours, least] = [version.split('.').map(Number), floor.split('.').map(Number)];
  const differs = least.findIndex((part, index) => part !== ours[index]);
  return differs === -1 || (ours[differs] ?? 0) > (least[differs] ?? 0);
}

function versionOf(database: DatabaseSyncInstance): string {
  const row = database.prepare('select sqlite_version() as version').get();
  database.close();
  return String(row?.['version']);
}

function builtinSqlite(): Sqlite | null {
  // Asked before loading, because loading an old one prints a warning.
  const version = process.versions['sqlite'];
  if (version === undefined || !isAtLeast(version, oldestSafeVersion)) return null;
  const builtin: object | undefined = process.getBuiltinModule('node:sqlite');
  return builtin === undefined ? null : (builtin as Sqlite);
}
