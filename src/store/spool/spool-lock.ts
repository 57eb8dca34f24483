import { open } from 'node:fs/promises';
import { openDatabase } from '../sqlite/open-database.ts';
import { SpoolError } from './spool-error.ts';

/**
 * Keeps other processes away from a spool until the returned function is called or this process ends, however it does.
 * Throws a `SpoolError` where one has it already.
 *
 * Node can't lock a file, but SQLite can: its lock on the empty file beside the spool is one of the operating system,
 * which lets go of it with the process and knows no process ids that a container might repeat.
 */
export async function lockSpool(file: string): Promise<() => void> {
  const lockFile = `${file}.lock`;
  await (await open(lockFile, 'a', 0o600)).close();
  const database = await openDatabase(lockFile);
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    throw new SpoolError(
      `The spool ${file} is in use by another Familiar. Stop that one, or give each a file of its own with SPOOL_FILE.`,
      { cause: error },
    );
  }
  held.add(database);
  return () => {
    held.delete(database);
    database.close();
  };
}

/** Referred to from here: a database that is collected as garbage lets go of its lock. */
const held = new Set<object>();
