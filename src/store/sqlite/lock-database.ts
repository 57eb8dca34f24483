import { lockFile } from '../database/lock-file.ts';
import { StoreError } from '../database/store-error.ts';
import { createPrivateFile } from './open-sqlite.ts';

/**
 * Keeps a second service away from a database file until the returned function is called: each would know
 * only its own calls, and ring agents who are talking. Commands may still use the file. Throws a {@link
 * StoreError}.
 */
export async function lockDatabase(file: string): Promise<() => void> {
  await createPrivateFile(file);
  return lockFile(
    file,
    cause =>
      new StoreError(
        `The database ${file} is in use by another Familiar that is running. Stop that one, or give each a database of its own with DATABASE_URL.`,
        { cause },
      ),
  );
}
