import { type Kysely, sql } from 'kysely';
import { retry } from '../database/retry.ts';
import { StoreError } from '../database/store-error.ts';

/**
 * Takes everything over from the write-ahead log and empties that: it holds pages as they were before rows in them were
 * deleted. Throws a {@link StoreError} if another program goes on reading for long.
 */
export async function emptyLog<DB>(db: Kysely<DB>): Promise<void> {
  await retry(
    async () => {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
      if (rows[0]?.busy === 1) throw new BusyLogError(busy);
    },
    error => error instanceof BusyLogError,
    patience,
  );
}

class BusyLogError extends StoreError {}

const busy =
  'What was erased still lies in the log beside the database file, because another program reads the database. Erase again once that is over.';

const patience = { maxRuns: Infinity, maxMs: 10_000, longestPauseMs: 100 };
