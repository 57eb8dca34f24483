import { dateOf, dayNumber, type LocalDate, type Weekday, weekdays } from '../acd/local-date.ts';

const dayMs = 86_400_000;

/** How an event repeats, as far as Familiar follows: by whole days (RFC 5545, RRULE). */
export interface Recurrence {
  readonly every: 'day' | 'week' | 'month' | 'year';
  readonly interval: number;
  /** How often at most, the first time included; null: no limit. */
  readonly count: number | null;
  readonly months: readonly number[];
  /** Negative ones count from the end of the month. */
  readonly monthDays: readonly number[];
  readonly weekdays: readonly RecurringWeekday[];
  readonly weekStart: Weekday;
}

export interface RecurringWeekday {
  readonly weekday: Weekday;
  /** Which one of the month or year, negative from its end; null: each of them. */
  readonly position: number | null;
}

/** A day with all that a rule may ask of it. */
interface Day {
  readonly number: number;
  readonly year: number;
  readonly month: number;
  readonly monthDay: number;
  readonly weekday: Weekday;
}

/**
 * The days up to `until`, included, on which the event begins, in order; its first day always among them. Every
 * day is looked at in turn and asked whether the rule wants it, so that a rule which no day satisfies ends like any
 * other. Without a count, days before `from` are passed over.
 */
export function daysOfRecurrence(
  rule: Recurrence,
  first: LocalDate,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): readonly LocalDate[] {
  const start = readDay(dayNumber(first));
  const days: LocalDate[] = [first];
  const begin = rule.count === null ? Math.max(start.number + 1, dayNumber(from)) : start.number + 1;
  const end = dayNumber(until);
  for (let number = begin; number <= end && days.length < (rule.count ?? Infinity); number += 1)
    if (isWanted(rule, start, readDay(number))) days.push(dateOf(number));
  return days;
}

/** By Date and not by text: up to millions of days are looked at. */
function readDay(number: number): Day {
  const date = new Date(number * dayMs);
  return {
    number,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    monthDay: date.getUTCDate(),
    // Date counts from Sunday.
    weekday: weekdays[(date.getUTCDay() + 6) % 7] ?? 'monday',
  };
}

function isWanted(rule: Recurrence, start: Day, day: Day): boolean {
  if (rule.months.length > 0 && !rule.months.includes(day.month)) return false;
  if (periodsBetween(rule, start, day) % rule.interval !== 0) return false;
  if (rule.monthDays.length > 0 && !rule.monthDays.some(it => isMonthDay(it, day))) return false;
  if (rule.weekdays.length > 0) return rule.weekdays.some(it => isWeekday(it, rule, day));
  return rule.monthDays.length > 0 || isLikeFirst(rule, start, day);
}

function periodsBetween({ every, weekStart }: Recurrence, start: Day, day: Day): number {
  switch (every) {
    case 'day':
      return day.number - start.number;
    case 'week':
      return (weekBegin(day, weekStart) - weekBegin(start, weekStart)) / 7;
    case 'month':
      return (day.year - start.year) * 12 + day.month - start.month;
    case 'year':
      return day.year - start.year;
  }
}

function weekBegin({ number, weekday }: Day, weekStart: Weekday): number {
  return number - ((weekdays.indexOf(weekday) - weekdays.indexOf(weekStart) + 7) % 7);
}

function isMonthDay(wanted: number, day: Day): boolean {
  return (wanted > 0 ? wanted : monthLength(day) + 1 + wanted) === day.monthDay;
}

function isWeekday({ weekday, position }: RecurringWeekday, rule: Recurrence, day: Day): boolean {
  if (day.weekday !== weekday) return false;
  if (position === null || rule.every === 'day' || rule.every === 'week') return true;
  const isInMonth = rule.every === 'month' || rule.months.length > 0;
  const before = isInMonth ? day.monthDay - 1 : day.number - Date.UTC(day.year, 0, 1) / dayMs;
  const after = isInMonth ? monthLength(day) - day.monthDay : Date.UTC(day.year, 11, 31) / dayMs - day.number;
  return position > 0 ? Math.floor(before / 7) + 1 === position : Math.floor(after / 7) + 1 === -position;
}

/** Where the rule names no days, those count that are placed like the first. */
function isLikeFirst({ every, months }: Recurrence, start: Day, day: Day): boolean {
  switch (every) {
    case 'day':
      return true;
    case 'week':
      return day.weekday === start.weekday;
    case 'month':
      return day.monthDay === start.monthDay;
    case 'year':
      return day.monthDay === start.monthDay && (months.length > 0 || day.month === start.month);
  }
}

function monthLength({ year, month }: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
