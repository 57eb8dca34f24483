import { open } from 'node:fs/promises';
import { openDatabase } from '../sqlite/open-database.ts';

/**
 * Keeps other processes away from a file until the returned function is called or this process ends, in
 * whatever way. If another process holds it already, throws what `refuse` makes of the error.
 *
 * Node can't lock a file, but SQLite can. It locks an empty file beside this one through the operating
 * system, which releases the lock with the process and needs no process ids, which containers may repeat.
 */
export async function lockFile(file: string, refuse: (cause: unknown) => Error): Promise<() => void> {
  const lockedFile = `${file}.lock`;
  await (await open(lockedFile, 'a', 0o600)).close();
  const database = await openDatabase(lockedFile);
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    throw refuse(error);
  }
  held.add(database);
  return () => {
    if (held.delete(database)) database.close();
  };
}

/** Keeps a reference: a database that is garbage-collected releases its lock. */
const held = new Set<object>();
