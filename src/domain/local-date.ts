/** A day of the calendar, such as `2026-06-04`, without a time zone. */
export type LocalDate = string;

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** A moment as a calendar and a clock on the wall show it. */
export interface LocalMoment {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** 0 to 1439: minutes since midnight by the clock, even on days when it is put forward or back. */
  readonly minute: number;
}

const dayMs = 86_400_000;
/** 1 January 1970. */
const epochWeekday = weekdays.indexOf('thursday');

/** Whether a text names a day that exists: `2026-02-29` does not. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && toText(time) === text;
}

/** The number of a day, counted from 1 January 1970, for comparing and adding days. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** The day with this number, counted from 1 January 1970. */
export function dateOf(day: number): LocalDate {
  return toText(day * dayMs);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(dayNumber(date) + days);
}

export function weekdayOf(date: LocalDate): Weekday {
  return weekdays[(((dayNumber(date) + epochWeekday) % 7) + 7) % 7] ?? 'monday';
}

export function nextWeekday(weekday: Weekday): Weekday {
  return weekdays[(weekdays.indexOf(weekday) + 1) % 7] ?? 'monday';
}

function toText(time: number): LocalDate {
  return new Date(time).toISOString().slice(0, 10);
}
