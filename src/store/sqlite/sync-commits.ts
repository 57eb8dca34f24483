import { StoreError } from '../database/store-error.ts';
import type { CommitGuard } from './group-commit.ts';

/** What commits to a database are made durable by. */
export interface Durability {
  /** Makes everything durable that has been committed. */
  sync(): Promise<void>;
  /** Takes everything over into the database file, durably, and says whether that could be done now. */
  takeOver(): boolean;
}

/**
 * Confirms commits once they are on the disk. SQLite's own sync would hold up the thread for as long as the disk takes,
 * some milliseconds usually and a second at worst. One sync is under way at a time, and what is committed meanwhile shares
 * the next.
 *
 * What a failed sync was to write may never be written, though a second one succeeds: https://wiki.postgresql.org/wiki/Fsync_Errors.
 * So nothing counts as durable then until all of it has been taken over into the database file.
 */
export function syncCommits({ sync, takeOver }: Durability): CommitGuard {
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let failure: unknown = null;

  async function syncNow(): Promise<void> {
    if (failure !== null) throw failure;
    await sync().catch(error => {
      failure = error;
      throw error;
    });
  }

  function begin(): Promise<void> {
    next = null;
    current = syncNow();
    return current;
  }

  return {
    async prepare() {
      if (failure === null) return;
      if (!takeOver())
        throw new StoreError(
          "The disk has failed to write, and what was committed before can't be written again yet.",
          { cause: failure },
        );
      failure = null;
    },
    confirm() {
      next ??= current.then(begin, begin);
      return next;
    },
  };
}
