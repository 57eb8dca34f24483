import { setTimeout as wait } from 'node:timers/promises';
import type { AppContext } from '../context.ts';
import type { Sums } from '../ports/sums.ts';
import type { Archive } from './archive.ts';
import { findDueDays, lastDue } from './due-days.ts';

/** How often it is looked for days that are to be summed, in milliseconds. */
const intervalMs = 60_000;
/** One instance does this for all; a repeat does no harm. */
const leaseMs = 60_000;
/** Between two days, so that those who look at reports are answered meanwhile. In milliseconds. */
const pauseMs = 100;

/**
 * Sums the calls of each day soon after it is over, and again when they have changed, until `signal` aborts. The calls are
 * read and counted where the page looks back, beside the way of the calls; a day is then written down in one step.
 */
export async function keepSums(context: AppContext, archive: Archive, signal: AbortSignal): Promise<void> {
  for (;;) {
    await wait(intervalMs, null, { signal, ref: false }).catch(() => null);
    if (signal.aborted) return;
    // What fails is due again next time, and that the database is away is reported elsewhere.
    await sumDueDays(context, archive, { signal, pauseMs }).catch(error => {
      if (!signal.aborted) context.log.debug({ err: error }, 'Days could not be summed yet.');
    });
  }
}

type Known = Pick<AppContext, 'store' | 'clock' | 'known' | 'toLocal'>;

/**
 * Sums all days that are over and not summed, the latest first. Returns false if another instance is about it.
 *
 * @param pauseMs how long to rest after each day, in milliseconds.
 */
export async function sumDueDays(
  context: Known,
  archive: Pick<Archive, 'sumsOf'>,
  { signal, pauseMs }: { readonly signal: AbortSignal; readonly pauseMs: number },
): Promise<boolean> {
  const { store, clock } = context;
  for (const { zone, day } of await findDue(context)) {
    signal.throwIfAborted();
    const now = clock();
    if (!(await store.holdLease('day-sums', now, now + leaseMs))) return false;
    await store.sums.save(await archive.sumsOf(signal, zone, day));
    await wait(pauseMs, null, { signal });
  }
  return true;
}

interface DueDay {
  readonly zone: string;
  readonly day: number;
}

async function findDue(context: Known): Promise<readonly DueDay[]> {
  const { store, known } = context;
  const summed = await store.sums.days();
  const zones = [...new Set(known.plan.hotlines.map(({ timeZone }) => timeZone))];
  const due = zones.map(async zone => {
    const last = lastDue(context, zone);
    // A clock that was wrong may have had a day summed that was not over.
    if (summed.some(one => one.zone === zone && one.day > last)) await store.sums.drop(zone, last + 1);
    return (await findDueDays(context, zone, summed)).map(day => ({ zone, day }));
  });
  await dropOthers(
    store.sums,
    summed.map(({ zone }) => zone).filter(zone => !zones.includes(zone)),
  );
  return (await Promise.all(due)).flat();
}

/** Of time zones in which no hotline is any more. */
async function dropOthers(sums: Sums, zones: readonly string[]): Promise<void> {
  for (const zone of new Set(zones)) await sums.drop(zone, Number.MIN_SAFE_INTEGER);
}
