import type { Recorded } from '../../app/ports/store.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { type DrainOptions, drainOnce } from './drain.ts';
import { writeKeptEntry } from './kept-entry.ts';
import type { OutageLog } from './outage-log.ts';
import type { Reachability } from './reachability.ts';
import { SpoolFullError } from './spool-error.ts';
import type { SpoolFile } from './spool-file.ts';

/** Entries on disk, on their way to the database. */
export interface SpoolQueue {
  /**
   * Resolves when the entry is safe on the disk; it follows to the database by itself. Rejects where there is
   * no room.
   *
   * @param late a try to record it that the database may still come to
   */
  keep(entry: JournalEntry, late?: Promise<unknown>): Promise<Recorded>;
  /** Hands over what an earlier run left, oldest first. */
  resume(left: readonly JournalEntry[]): void;
  /** Resolves when there is nothing left to hand over for now. */
  idle(): Promise<void>;
  /** Stops handing over. */
  stop(): void;
}

export interface QueueOptions extends Pick<DrainOptions, 'inner' | 'waitList' | 'refusedEntries'> {
  readonly spool: SpoolFile;
  readonly database: Reachability;
  readonly outages: OutageLog;
  /** Between two tries while the database fails. */
  readonly pause: () => Promise<void>;
}

const slowHere = 'This machine is too slow to hand events to the database. They are kept in the spool.';
const notTaken = 'The database takes no events. They are kept in the spool.';

export function createQueue(options: QueueOptions): SpoolQueue {
  const { spool, waitList, database, outages } = options;
  const stopping = new AbortController();
  let draining: Promise<void> | null = null;

  function startDrain(why: string): void {
    if (draining !== null || stopping.signal.aborted) return;
    outages.begins({ entries: waitList.size(), error: database.lastError()?.error ?? null }, why);
    draining = drain(options, stopping.signal).finally(() => {
      draining = null;
      if (waitList.size() > 0) startDrain('Events came while the spool was cleared.');
    });
  }

  return {
    async keep(entry, late) {
      const known = waitList.find(entry);
      if (known !== null) {
        await known.durable;
        return { isNew: false, entry: known.entry, call: null };
      }
      const durable = spool.append([writeKeptEntry(entry)]);
      waitList.add({ entry, durable, refusals: 0, late: late ?? null });
      try {
        await durable;
      } catch (error) {
        waitList.remove(entry);
        if (error instanceof SpoolFullError) outages.refused(error);
        throw error;
      }
      startDrain(database.isSlow() ? slowHere : notTaken);
      return { isNew: true, entry, call: null };
    },
    resume(left) {
      for (const entry of left) waitList.add({ entry, durable: Promise.resolve(), refusals: 0, late: null });
      if (left.length > 0) startDrain('Events of an earlier run wait in the spool.');
    },
    idle: async () => {
      await draining;
    },
    stop: () => stopping.abort(),
  };
}

/** Until the spool is empty, or `stopped`. */
async function drain(options: QueueOptions, stopped: AbortSignal): Promise<void> {
  const { spool, waitList, database, outages, pause } = options;
  const startedAt = performance.now();
  let taken = 0;
  const drainOptions = {
    ...options,
    onSuccess() {
      taken += 1;
      database.succeeded();
    },
    onFailure: database.failed,
  };
  while (!stopped.aborted) {
    try {
      const isDone = await drainOnce(drainOptions);
      if (isDone && waitList.size() > 0) continue;
      if (isDone) {
        await spool.clear();
        outages.ends({ entries: taken, durationMs: Math.round(performance.now() - startedAt) });
        return;
      }
    } catch (error) {
      // The disk: what waits stays where it is.
      database.failed(error);
    }
    await pause();
  }
}
