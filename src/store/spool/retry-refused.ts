import { setTimeout as wait } from 'node:timers/promises';
import type { Log, Store } from '../../app/ports.ts';
import { refusalOf } from './refusal.ts';
import type { RefusedEntries } from './refused-entries.ts';

interface RetryOptions {
  readonly inner: Pick<Store, 'record'>;
  readonly refusedEntries: RefusedEntries;
  /** Real time. */
  readonly everyMs: number;
  readonly log: Log;
  /** Whether the database is there to be asked. */
  readonly mayAsk: () => boolean;
  readonly onFailure: (error: unknown) => void;
}

/** Hands over now and then what the database has refused, in case what was wrong was put right, until `signal` aborts. */
export async function retryRefused(options: RetryOptions, signal: AbortSignal): Promise<void> {
  const { refusedEntries, everyMs, log, mayAsk, onFailure } = options;
  if (refusedEntries.size() > 0)
    log.warn({ entries: refusedEntries.size() }, 'Events that the database has refused are tried again.');
  while (!signal.aborted) {
    if (refusedEntries.size() > 0 && mayAsk()) await retryOnce(options, signal).catch(onFailure);
    await wait(everyMs, null, { signal, ref: false }).catch(() => {});
  }
}

async function retryOnce(
  { inner, refusedEntries, log, onFailure }: RetryOptions,
  signal: AbortSignal,
): Promise<void> {
  const taken = await refusedEntries.retry(async entry => {
    if (signal.aborted) return null;
    try {
      await inner.record(entry);
      return 'taken';
    } catch (error) {
      onFailure(error);
      return refusalOf(error);
    }
  });
  if (taken > 0)
    log.info({ taken, left: refusedEntries.size() }, 'The database takes events now that it had refused.');
}
