import {
  type ClockReading,
  type DurationReading,
  dayMs,
  isGrouped,
  numberIn,
  numbersAroundColon,
  parseDuration,
} from './duration.ts';
import { clockInHeading, unitInHeading } from './duration-heading.ts';

/** What the durations of a column reveal about their meaning. */
export interface DurationCounts {
  /** The first of the form `1:10` that is not zero; null: there is none. */
  readonly example: string | null;
  /** Counts calls whose begin and end show that such a form is hours and minutes, or minutes and seconds. */
  readonly asHours: number;
  readonly asMinutes: number;
  /** A talk that would last a day or longer if it were in hours; null: there is none. */
  readonly tooLong: string | null;
  /** Whether there are durations of three parts, with hours before a second colon. */
  readonly hasThreeParts: boolean;
  readonly numbers: NumberedDurations;
}

/** Counts numbers without a unit, except zeros. */
export interface NumberedDurations {
  readonly count: number;
  /** Parts of a day, as spreadsheets count time: below 1, with many decimals. */
  readonly partsOfDay: number;
  /** Below a minute if they are seconds; and far longer than anybody talks. */
  readonly short: number;
  readonly long: number;
  /** The first; the first with decimals; and the first such as `1.234`, which may be more than a thousand. */
  readonly example: string | null;
  readonly fraction: string | null;
  readonly grouped: string | null;
  /** Whether there are whole numbers, and decimals that can't part thousands. */
  readonly hasWhole: boolean;
  readonly hasDecimals: boolean;
  /** Calls whose begin and end show that they are in this unit, in milliseconds. */
  readonly byUnit: ReadonlyMap<number, number>;
}

const units = [1, 1000, 60_000] as const;

/** Makes a collector that looks at one duration after the other. */
export function createDurationCounter(): {
  /** @param spanMs from the answer, or the begin, to the end; null: unknown. */
  add(cell: string, spanMs: number | null): void;
  readonly counts: () => DurationCounts;
} {
  let example: string | null = null;
  let tooLong: string | null = null;
  let [asHours, asMinutes] = [0, 0];
  let hasThreeParts = false;
  const numbered = createNumberedCounter();
  return {
    add(cell, spanMs) {
      if (/^\d+:\d+:\d/.test(cell)) hasThreeParts = true;
      numbered.add(cell, spanMs);
      const numbers = numbersAroundColon(cell);
      if (numbers === null || Math.max(...numbers) === 0) return;
      if (numbers[0] >= hoursOfDay) tooLong ??= cell;
      else example ??= cell;
      if (spanMs === null) return;
      const fits = (clock: ClockReading): boolean => lasts(cell, { clock, unitMs: 1000 }, spanMs);
      if (fits('h:mm') && !fits('m:ss')) asHours += 1;
      if (fits('m:ss') && !fits('h:mm')) asMinutes += 1;
    },
    counts: () => ({
      example: example ?? tooLong,
      asHours,
      asMinutes,
      tooLong,
      hasThreeParts,
      numbers: numbered.counts(),
    }),
  };
}

function createNumberedCounter(): {
  add(cell: string, spanMs: number | null): void;
  readonly counts: () => NumberedDurations;
} {
  const counts = { count: 0, partsOfDay: 0, short: 0, long: 0, hasWhole: false, hasDecimals: false };
  const examples: Record<'example' | 'fraction' | 'grouped', string | null> = {
    example: null,
    fraction: null,
    grouped: null,
  };
  const byUnit = new Map<number, number>();
  return {
    add(cell, spanMs) {
      const value = numberIn(cell);
      if (value === null || value === 0) return;
      const mayBeThousands = isGrouped(cell);
      const isWhole = Number.isInteger(value) && !mayBeThousands;
      counts.count += 1;
      if (/^0?[.,]\d{4,}$|E-/i.test(cell)) counts.partsOfDay += 1;
      if (value < 60 && !(mayBeThousands && counts.hasWhole)) counts.short += 1;
      if (value > longestTalkSeconds) counts.long += 1;
      if (isWhole) counts.hasWhole = true;
      if (!isWhole && !mayBeThousands) counts.hasDecimals = true;
      examples.example ??= cell;
      if (!Number.isInteger(value)) examples.fraction ??= cell;
      if (mayBeThousands) examples.grouped ??= cell;
      if (spanMs === null) return;
      const fitting = units.filter(unitMs => lasts(cell, { clock: 'm:ss', unitMs }, spanMs));
      const [unit] = fitting;
      if (unit !== undefined && fitting.length === 1) byUnit.set(unit, (byUnit.get(unit) ?? 0) + 1);
    },
    counts: () => ({ ...counts, ...examples, byUnit }),
  };
}

const hoursOfDay = 24;
const longestTalkSeconds = 4 * 3600;
/** How much longer than the talk a duration may be that includes ringing, in milliseconds. */
const longestRingMs = 60_000;

function lasts(cell: string, reading: DurationReading, spanMs: number): boolean {
  return Math.abs((parseDuration(cell, reading) ?? 0) - spanMs) <= longestRingMs;
}

/** How `1:10` is meant in a column, and how that is known. */
export interface JudgedClock {
  readonly clock: ClockReading;
  /** Such as `as the heading says`; null: there was nothing to judge. */
  readonly why: string | null;
}

/** Null if `1:10` occurs and nothing shows its meaning. */
export function judgeClock(counts: DurationCounts, heading: string): JudgedClock | null {
  const { example, asHours, asMinutes, tooLong, hasThreeParts } = counts;
  if (example === null) return { clock: 'm:ss', why: null };
  const told = clockInHeading(heading);
  if (told !== null) return { clock: told, why: 'as the heading says' };
  if (asHours > 0 !== asMinutes > 0)
    return { clock: asHours > 0 ? 'h:mm' : 'm:ss', why: 'as begin and end of the calls show' };
  if (tooLong !== null) return { clock: 'm:ss', why: `as no call lasts ${tooLong} hours` };
  return hasThreeParts ? { clock: 'm:ss', why: 'as hours have a second colon behind them' } : null;
}

/** The unit of a column's numbers in milliseconds, or which two are possible. */
export type JudgedUnit =
  | { readonly kind: 'known'; readonly unitMs: number; readonly isNotable: boolean }
  | { readonly kind: 'ask'; readonly between: 'minutes' | 'milliseconds' };

/** The share of a column's numbers that must agree. */
const mostShare = 0.9;
/** Fewer short calls may be chance. */
const fewest = 5;

/** @param heading of the column, which may tell the unit: `Dauer in Minuten`. */
export function judgeUnit({ numbers }: DurationCounts, heading: string): JudgedUnit {
  const { count, short, long, byUnit } = numbers;
  const known = (unitMs: number, isNotable = unitMs !== 1000): JudgedUnit => ({
    kind: 'known',
    unitMs,
    isNotable,
  });
  const told = unitInHeading(heading);
  if (told !== null) return known(told);
  if (count === 0) return known(1000);
  if (numbers.partsOfDay === count) return known(dayMs);
  const [shown] = byUnit.keys();
  if (shown !== undefined && byUnit.size === 1) return known(shown);
  if (long >= count * mostShare) return { kind: 'ask', between: 'milliseconds' };
  if (numbers.fraction !== null && !hasThousands(numbers) && short >= count * mostShare)
    return { kind: 'ask', between: 'minutes' };
  return known(1000, count >= fewest && short === count);
}

/** Whether a dot or comma before three digits separates thousands: if all other numbers are whole. */
export function hasThousands({ grouped, hasWhole, hasDecimals }: NumberedDurations): boolean {
  return grouped !== null && hasWhole && !hasDecimals;
}
