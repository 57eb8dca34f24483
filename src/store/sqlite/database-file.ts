import { type BigIntStats, statSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A database file at its path. Close it after the database: closing it releases the database's locks. */
export interface DatabaseFile {
  /**
   * Whether the file at its path is still the one that was opened. Nothing else would notice: SQLite goes on
   * writing.
   */
  isInPlace(): boolean;
  isDeleted(): boolean;
  /** Whether the database has a write-ahead log that can be synced here. */
  readonly hasLog: boolean;
  /** Writes what stands in the write-ahead log through to the disk, without holding up this thread. */
  syncLog(): Promise<void>;
  /**
   * Writes the contents of the deleted file back to its path, under a temporary name until all of it is
   * there.
   */
  copyBack(): Promise<void>;
  /** Removes the log that belongs to this file; SQLite would take it for that of the file now at its path. */
  removeLog(): Promise<void>;
  /** Gives the copy its name. */
  putInPlace(): Promise<void>;
  close(): Promise<void>;
}

/** The database was written to a file that is no longer at its path. */
export class DatabaseFileError extends Error {
  override readonly name = 'DatabaseFileError';
  readonly code = 'DATABASE_FILE_LOST';

  constructor(path: string) {
    super(`The database file ${path} was deleted or replaced while it was open.`);
  }
}

/** Holds on to the file of a database that is open and has been written to. */
export async function holdDatabaseFile(path: string): Promise<DatabaseFile> {
  const handle = await open(path, 'r');
  const own = identityOf(await handle.stat({ bigint: true }));
  const log = await openLog(path);
  const logFiles = ['-wal', '-shm'].map(end => ({ file: `${path}${end}`, own: identityAt(`${path}${end}`) }));
  const copy = `${path}.put-back`;
  return {
    isInPlace: () => identityAt(path) === own,
    isDeleted: () => identityAt(path) === null,
    hasLog: log !== null,
    syncLog: async () => log?.datasync(),
    async copyBack() {
      const to = await open(copy, 'w', 0o600);
      await copyAll(handle, to).finally(() => to.close());
    },
    async removeLog() {
      for (const { file, own } of logFiles) if (identityAt(file) === own) await rm(file, { force: true });
    },
    async putInPlace() {
      await rename(copy, path);
      await syncFolderOf(path);
    },
    async close() {
      await log?.close();
      await handle.close();
    },
  };
}

/** Null: the file system of the database allows no write-ahead log. SQLite keeps no locks on it, so it may be closed. */
async function openLog(path: string): Promise<FileHandle | null> {
  if (identityAt(`${path}-wal`) === null) return null;
  return open(`${path}-wal`, 'r+');
}

/** A stream would close its source if it can't go on. */
async function copyAll(from: FileHandle, to: FileHandle): Promise<void> {
  const buffer = Buffer.alloc(1 << 20);
  for (let at = 0; ; ) {
    const { bytesRead } = await from.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) break;
    await to.writeFile(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  await to.sync();
}

/** Identifies the file that lies there; null: none does. */
export function identityAt(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : identityOf(found);
}

function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}
