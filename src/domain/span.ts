import { nextWeekday, type Weekday, weekdays } from './local-date.ts';

/**
 * Part of a day, in minutes since midnight: open from the first to just before the last. 1440 is midnight.
 */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The spans of each weekday; a day without spans is closed. */
export type Week = Readonly<Record<Weekday, readonly Span[]>>;

export const endOfDay = 1440;
const clock = String.raw`(\d{1,2}):(\d{2})`;
const form = new RegExp(String.raw`^\s*${clock}\s*[-\u2013]\s*${clock}\s*$`);

/**
 * Reads `08:00-17:30`, or returns null. `24:00` is midnight. A span that runs past midnight, such as
 * `22:00-06:00`, comes back with an end beyond 1440; {@link splitAtMidnight} gives each day its part.
 */
export function parseSpan(text: string): Span | null {
  const [, fromHour, fromMinute, toHour, toMinute] = form.exec(text) ?? [];
  const from = minuteOf(fromHour, fromMinute);
  const to = minuteOf(toHour, toMinute);
  if (from === null || to === null || from === endOfDay || from === to) return null;
  return { from, to: to < from ? to + endOfDay : to };
}

/** The span as people write it, such as `08:00-17:30`. */
export function spanText({ from, to }: Span): string {
  return `${clockText(from)}-${clockText(to > endOfDay ? to - endOfDay : to)}`;
}

function clockText(minute: number): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** The week with every span inside one day: what runs past midnight continues on the next day. */
export function splitAtMidnight(week: Week): Week {
  const days: Record<Weekday, Span[]> = {
    monday: [],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [],
    sunday: [],
  };
  for (const weekday of weekdays)
    for (const { from, to } of week[weekday]) {
      days[weekday].push({ from, to: Math.min(to, endOfDay) });
      if (to > endOfDay) days[nextWeekday(weekday)].push({ from: 0, to: to - endOfDay });
    }
  for (const weekday of weekdays) days[weekday].sort((a, b) => a.from - b.from);
  return days;
}

/** The times that both lists cover, in order. */
export function intersect(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  return some
    .flatMap(one =>
      others.map(other => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) })),
    )
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
}

export function covers(spans: readonly Span[], minute: number): boolean {
  return spans.some(({ from, to }) => from <= minute && minute < to);
}

function minuteOf(hour: string | undefined, minute: string | undefined): number | null {
  const value = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && value <= endOfDay ? value : null;
}
