import { open } from 'node:fs/promises';
import { openDatabase } from '../sqlite/open-database.ts';

/**
 * Keeps other processes away from a file until the returned function is called or this process ends, however it does.
 * Throws what `refuse` makes of the error where one has it already.
 *
 * Node can't lock a file, but SQLite can: its lock on the empty file beside it is one of the operating system,
 * which lets go of it with the process and knows no process ids that a container might repeat.
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

/** Referred to from here: a database that is collected as garbage lets go of its lock. */
const held = new Set<object>();
