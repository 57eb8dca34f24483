import type { DaySums } from '../../analysis/measures/day-sums.ts';
import { dateOf, dayNumber } from '../../domain/local-date.ts';
import type { ArchiveContext } from './archive-context.ts';
import { startOfDate, timeZoneOf, wallClockOf } from './local-days.ts';
import { basisOf, lastSettled, sumCalls } from './sum-day.ts';

/** So many days are read at once, however long the period. */
const daysAtOnce = 50;

export interface DaysAsked {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** The hotline whose days they are; left out: the first one. */
  readonly hotline?: string | undefined;
  readonly serviceLevelMs: number;
}

/** The days of a period on which there may have been calls, each with its sums: as they are kept, or of its calls. */
export async function* readDays(
  context: ArchiveContext,
  { from, to, hotline, serviceLevelMs }: DaysAsked,
): AsyncGenerator<{ readonly day: number; readonly sums: DaySums }> {
  const { store, known, clock, gone } = context;
  const toLocal = wallClockOf(context, hotline);
  const dayOf = (at: number): number => dayNumber(toLocal(at).date);
  const startOf = (day: number): number => startOfDate(dateOf(day), toLocal);
  const span = await store.sums.span();
  if (span === null || from >= to) return;
  const [begin, end] = [Math.max(from, span.first), Math.min(to, span.last + 1)];
  if (begin >= end) return;
  const last = dayOf(end - 1);
  const settled = lastSettled(clock(), toLocal);
  for (let first = dayOf(begin); first <= last; first += daysAtOnce) {
    gone?.throwIfAborted();
    const range = { zone: timeZoneOf(known, hotline), first, last: Math.min(last, first + daysAtOnce - 1) };
    const isKept = serviceLevelMs === known.plan.goals.serviceLevelMs;
    const kept = isKept ? await store.sums.between({ ...range, basis: basisOf(known) }) : [];
    const byDay = new Map(kept.map(({ day, sums }) => [day, sums]));
    for (let day = first; day <= range.last; day++) {
      const sums = day <= settled ? byDay.get(day) : undefined;
      if (sums !== undefined && isWhole(day)) yield { day, sums: JSON.parse(sums) };
      else {
        const period = { from: Math.max(from, startOf(day)), to: Math.min(to, startOf(day + 1)) };
        yield { day, sums: await sumCalls(context, period, { day, toLocal, serviceLevelMs }) };
      }
    }
  }

  /** Only the first and the last day can be asked for in part. */
  function isWhole(day: number): boolean {
    return (day > dayOf(from) || from === startOf(day)) && (day < last || to >= startOf(day + 1));
  }
}
