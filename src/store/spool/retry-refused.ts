import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../app/ports/log.ts';
import type { Store } from '../../app/ports/store.ts';
import { recordUnlessErased } from './drain.ts';
import { refusalOf } from './refusal.ts';
import type { RefusedEntries } from './refused-entries.ts';

interface RetryOptions {
  readonly inner: Pick<Store, 'record' | 'callers'>;
  readonly refusedEntries: RefusedEntries;
  /** Between two tries, in milliseconds of real time. */
  readonly everyMs: number;
  readonly log: Log;
  /** Whether the database is there to be asked. */
  readonly mayAsk: () => boolean;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Offers the database now and then what it has refused, in case the cause was fixed, until `signal` aborts.
 */
export async function retryRefused(options: RetryOptions, signal: AbortSignal): Promise<void> {
  const { refusedEntries, everyMs, log, mayAsk } = options;
  if (refusedEntries.size() > 0)
    log.warn({ entries: refusedEntries.size() }, 'Events that the database has refused are tried again.');
  const retry = (): Promise<number> =>
    retryOnce(options, signal).catch((error: unknown) => {
      log.error({ err: error }, 'The file of refused events can’t be written.');
      return 0;
    });
  while (!signal.aborted) {
    let taken = 0;
    // Once some are taken again, the others follow soon.
    do taken = refusedEntries.size() > 0 && mayAsk() ? await retry() : 0;
    while (taken > 0);
    await wait(everyMs, null, { signal, ref: false }).catch(() => {});
  }
}

/** Resolves to how many the database has taken. Rejects with the error of the disk. */
async function retryOnce(
  { inner, refusedEntries, log, onFailure }: RetryOptions,
  signal: AbortSignal,
): Promise<number> {
  const taken = await refusedEntries.retry(async entry => {
    if (signal.aborted) return null;
    try {
      await recordUnlessErased(inner, [entry]);
      return 'taken';
    } catch (error) {
      onFailure(error);
      return refusalOf(error);
    }
  });
  if (taken > 0)
    log.info({ taken, left: refusedEntries.size() }, 'The database takes events now that it had refused.');
  return taken;
}
