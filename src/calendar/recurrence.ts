import { dateOf, dayNumber, type LocalDate, type Weekday, weekdays } from '../domain/local-date.ts';

const dayMs = 86_400_000;

/** How an event repeats, by whole days (RFC 5545, RRULE). */
export interface Recurrence {
  readonly every: 'day' | 'week' | 'month' | 'year';
  readonly interval: number;
  /** How often at most, including the first time; null: no limit. */
  readonly count: number | null;
  readonly months: readonly number[];
  /** Days of the month; negative ones count from its end. */
  readonly monthDays: readonly number[];
  /** Days of the year; negative ones count from its end. */
  readonly yearDays: readonly number[];
  /**
   * Weeks of the year, the first being the one with at least four of its days; negative ones count from its
   * end.
   */
  readonly weekNumbers: readonly number[];
  readonly weekdays: readonly RecurringWeekday[];
  /** Which of the days of each period count, negative ones from its end; empty: all of them. */
  readonly positions: readonly number[];
  readonly weekStart: Weekday;
}

export interface RecurringWeekday {
  readonly weekday: Weekday;
  /** Which one of the month or year, negative from its end; null: each of them. */
  readonly position: number | null;
}

/** A day with everything that a rule may refer to. */
interface Day {
  readonly number: number;
  readonly year: number;
  readonly month: number;
  readonly monthDay: number;
  readonly weekday: Weekday;
}

/**
 * The days on which the event begins, up to and including `until`, in order; its first day is always among
 * them. Every day is checked against the rule one by one, so a rule that no day satisfies ends like any
 * other. Without a count, days before `from` are skipped.
 */
export function daysOfRecurrence(
  rule: Recurrence,
  first: LocalDate,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): readonly LocalDate[] {
  const start = readDay(dayNumber(first));
  const begin = rule.count === null ? Math.max(start.number + 1, dayNumber(from)) : start.number + 1;
  const days: LocalDate[] = [first];
  for (const number of wantedDays(rule, start, { begin, end: dayNumber(until) })) {
    if (days.length >= (rule.count ?? Infinity)) break;
    days.push(dateOf(number));
  }
  return days;
}

function* wantedDays(
  rule: Recurrence,
  start: Day,
  { begin, end }: { readonly begin: number; readonly end: number },
): Generator<number> {
  if (rule.positions.length === 0) {
    for (let number = begin; number <= end; number += 1)
      if (isWanted(rule, start, readDay(number))) yield number;
    return;
  }
  // Positions count the days of whole periods, so this begins with the period of the first day.
  let period: Day[] = [];
  for (let number = begin - longestPeriod; number <= end + longestPeriod; number += 1) {
    const day = readDay(number);
    const [before] = period;
    if (before !== undefined && periodOf(rule, before) !== periodOf(rule, day)) {
      yield* pick(rule, start, period).filter(it => it >= begin && it <= end);
      period = [];
    }
    period.push(day);
  }
}

const longestPeriod = 366;

function pick(rule: Recurrence, start: Day, period: readonly Day[]): readonly number[] {
  const wanted = period.filter(day => isWanted(rule, start, day));
  return wanted
    .filter((_, index) => rule.positions.some(it => (it > 0 ? it - 1 : wanted.length + it) === index))
    .map(({ number }) => number);
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
  if ((periodOf(rule, day) - periodOf(rule, start)) % rule.interval !== 0) return false;
  if (rule.weekNumbers.length > 0 && !isInWeek(rule, day)) return false;
  if (rule.yearDays.length > 0 && !rule.yearDays.some(it => isYearDay(it, day))) return false;
  if (rule.monthDays.length > 0 && !rule.monthDays.some(it => isMonthDay(it, day))) return false;
  if (rule.weekdays.length > 0) return rule.weekdays.some(it => isWeekday(it, rule, day));
  if (rule.weekNumbers.length > 0) return day.weekday === start.weekday;
  return rule.monthDays.length > 0 || rule.yearDays.length > 0 || isLikeFirst(rule, start, day);
}

/** The number of the period that a day is in, counted without gaps. */
function periodOf({ every, weekStart }: Recurrence, day: Day): number {
  switch (every) {
    case 'day':
      return day.number;
    case 'week':
      return Math.floor((weekBegin(day, weekStart) - weekOrigin(weekStart)) / 7);
    case 'month':
      return day.year * 12 + day.month;
    case 'year':
      return day.year;
  }
}

/** A day on which a week begins: 5 January 1970 was a Monday. */
function weekOrigin(weekStart: Weekday): number {
  return 4 + weekdays.indexOf(weekStart);
}

function weekBegin({ number, weekday }: Day, weekStart: Weekday): number {
  return number - ((weekdays.indexOf(weekday) - weekdays.indexOf(weekStart) + 7) % 7);
}

/**
 * Whether a day is in one of the rule's weeks. A week belongs to the year with most of its days: the first
 * contains 4 January, the last 28 December.
 */
function isInWeek({ weekNumbers, weekStart }: Recurrence, day: Day): boolean {
  const begin = weekBegin(day, weekStart);
  const { year } = readDay(begin + 3);
  const weekOf = (month: number, date: number): number =>
    weekBegin(readDay(Date.UTC(year, month, date) / dayMs), weekStart);
  return weekNumbers.some(
    wanted => begin === (wanted > 0 ? weekOf(0, 4) + (wanted - 1) * 7 : weekOf(11, 28) + (wanted + 1) * 7),
  );
}

function isYearDay(wanted: number, { number, year }: Day): boolean {
  const end = wanted > 0 ? Date.UTC(year, 0, 0) : Date.UTC(year + 1, 0, 1);
  return end / dayMs + wanted === number;
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

/** Where the rule names no days, those in the same place as the first count. */
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
