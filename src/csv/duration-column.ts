import {
  type ClockReading,
  type DurationReading,
  dayMs,
  numbersAroundColon,
  parseDuration,
  unitNamed,
} from './duration.ts';

/** What the durations of a column show of how they are meant. */
export interface DurationCounts {
  /** The first of the form `1:10`; null: there is none. */
  readonly example: string | null;
  /** Calls whose begin and end show that such a form is hours and minutes, or minutes and seconds. */
  readonly asHours: number;
  readonly asMinutes: number;
  /** A talk that would be of a day or longer if it were hours; null: there is none. */
  readonly tooLong: string | null;
  /** Whether there are durations of three parts, so that hours stand before a second colon. */
  readonly hasThreeParts: boolean;
  /** Whether all numbers are parts of a day, as spreadsheets count time: below 1, with many decimals. */
  readonly isPartOfDay: boolean;
}

/** Makes what looks at one duration after the other. */
export function createDurationCounter(): {
  /** @param spanMs from the answer, or the begin, to the end; null: unknown. */
  add(cell: string, spanMs: number | null): void;
  readonly counts: () => DurationCounts;
} {
  let example: string | null = null;
  let tooLong: string | null = null;
  let [asHours, asMinutes, plain, parts] = [0, 0, 0, 0];
  let hasThreeParts = false;
  return {
    add(cell, spanMs) {
      if (/^\d+:\d+:\d/.test(cell)) hasThreeParts = true;
      if (/^\d+([.,]\d+)?$/.test(cell) && Number(cell.replace(',', '.')) !== 0) plain += 1;
      if (/^0?[.,]\d{4,}$/.test(cell)) parts += 1;
      const numbers = numbersAroundColon(cell);
      if (numbers === null) return;
      if (numbers[0] >= hoursOfDay) tooLong ??= cell;
      else example ??= cell;
      if (spanMs === null || Math.max(...numbers) === 0) return;
      const matches = (clock: ClockReading): boolean =>
        Math.abs((parseDuration(cell, { clock, unitMs: 1000 }) ?? 0) - spanMs) <= longestRingMs;
      if (matches('h:mm') && !matches('m:ss')) asHours += 1;
      if (matches('m:ss') && !matches('h:mm')) asMinutes += 1;
    },
    counts: () => ({
      example: example ?? tooLong,
      asHours,
      asMinutes,
      tooLong,
      hasThreeParts,
      isPartOfDay: parts > 0 && parts === plain,
    }),
  };
}

const hoursOfDay = 24;
/** By so much what begins with the ringing may be longer than the talk. */
const longestRingMs = 60_000;

/** How a column's durations are meant, and by what that is known; null where `1:10` is there and nothing tells. */
export interface JudgedDurations {
  readonly reading: DurationReading;
  /** Such as `as the heading says`; null: there was nothing to be judged. */
  readonly why: string | null;
}

/** @param heading of the column, which may tell the unit: `Dauer (hh:mm)`, `Dauer in Minuten`. */
export function judgeDurations(counts: DurationCounts, heading: string): JudgedDurations | null {
  const unitMs = unitIn(heading) ?? (counts.isPartOfDay ? dayMs : 1000);
  const meant = (clock: ClockReading, why: string): JudgedDurations => ({ reading: { clock, unitMs }, why });
  const { example, asHours, asMinutes, tooLong, hasThreeParts } = counts;
  if (example === null) return { reading: { clock: 'm:ss', unitMs }, why: null };
  if (/h:mm(?!:ss)/i.test(heading)) return meant('h:mm', 'as the heading says');
  if (/m:ss/i.test(heading)) return meant('m:ss', 'as the heading says');
  if (asHours > 0 !== asMinutes > 0)
    return meant(asHours > 0 ? 'h:mm' : 'm:ss', 'as begin and end of the calls show');
  if (tooLong !== null) return meant('m:ss', `as no call lasts ${tooLong} hours`);
  return hasThreeParts ? meant('m:ss', 'as hours have a second colon behind them') : null;
}

/** `Dauer (s)`, `Dauer [min]`, `Dauer in Sekunden`, `Duration Seconds`. */
function unitIn(heading: string): number | null {
  const [, bracketed, named] =
    /(?:[([]\s*(?:in\s+)?(\p{L}+)\.?\s*[)\]]|[\s_](\p{L}+))\s*$/u.exec(heading) ?? [];
  const name = bracketed ?? named;
  return name === undefined ? null : unitNamed(name);
}
