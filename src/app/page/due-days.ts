import { dayNumber } from '../../domain/local-date.ts';
import type { AppContext } from '../context.ts';
import type { SummedDay } from '../ports/sums.ts';
import { basisOf, lastSettled } from './sum-day.ts';

/** So many days back: twice as long as a report may be, for one of the year before. */
const daysBack = 800;

type Known = Pick<AppContext, 'store' | 'clock' | 'known' | 'toLocal'>;

/** The days of a time zone, by their numbers, that are over and still to be summed, the latest first. */
export async function findDueDays(
  context: Known,
  zone: string,
  summed: readonly Pick<SummedDay, 'zone' | 'day' | 'basis'>[],
): Promise<readonly number[]> {
  const { store, known, toLocal } = context;
  const span = await store.sums.span();
  if (span === null) return [];
  const basis = basisOf(known);
  const last = lastDue(context, zone);
  const done = new Set(summed.filter(one => one.zone === zone && one.basis === basis).map(({ day }) => day));
  const first = Math.max(dayNumber(toLocal(zone, span.first).date), last + 1 - daysBack);
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, ago) => last - ago);
  return days.filter(day => !done.has(day));
}

/** The last day of a time zone that may be summed. */
export function lastDue({ clock, toLocal }: Pick<Known, 'clock' | 'toLocal'>, zone: string): number {
  return lastSettled(clock(), at => toLocal(zone, at));
}
