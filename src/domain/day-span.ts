import { addDays, dayNumber, type LocalDate, weekdayOf, weekdays } from './local-date.ts';

/** Days of the calendar, both ends included. */
export interface DaySpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Spans that people call by a name. Those of this week, month or year end today. */
export const spanNames = [
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
] as const;
export type SpanName = (typeof spanNames)[number];

export function namedSpan(name: SpanName, today: LocalDate): DaySpan {
  const monday = addDays(today, -weekdays.indexOf(weekdayOf(today)));
  const [month, year] = [monthStart(today), `${today.slice(0, 4)}-01-01`];
  const spans: Readonly<Record<SpanName, DaySpan>> = {
    'this-week': { from: monday, to: today },
    'last-week': { from: addDays(monday, -7), to: addDays(monday, -1) },
    'this-month': { from: month, to: today },
    'last-month': { from: monthStart(addDays(month, -1)), to: addDays(month, -1) },
    'this-year': { from: year, to: today },
    'last-year': { from: `${addDays(year, -1).slice(0, 4)}-01-01`, to: addDays(year, -1) },
  };
  return spans[name];
}

/**
 * The span that another is compared with: of a month the month before, of a year the year before, of up to seven days the
 * same days of the week before, else as many days just before.
 */
export function spanBefore({ from, to }: DaySpan): DaySpan {
  const isOneYear = from.endsWith('-01-01') && from.slice(0, 4) === to.slice(0, 4);
  if (from === monthStart(from) && monthStart(to) === from && dayNumber(to) - dayNumber(from) >= 7) {
    const last = addDays(from, -1);
    return { from: monthStart(last), to: isMonthEnd(to) ? last : sameDayIn(last, to) };
  }
  if (isOneYear && monthStart(to) !== from) {
    const year = addDays(from, -1).slice(0, 4);
    const end = monthEnd(`${year}-${to.slice(5, 7)}-01`);
    return { from: `${year}-01-01`, to: isMonthEnd(to) ? end : sameDayIn(end, to) };
  }
  const days = dayNumber(to) - dayNumber(from) + 1;
  const back = days <= 7 ? 7 : days;
  return { from: addDays(from, -back), to: addDays(to, -back) };
}

/** The same day of another month; where that is shorter, its last day. */
function sameDayIn(monthEnd: LocalDate, day: LocalDate): LocalDate {
  const same = `${monthEnd.slice(0, 8)}${day.slice(8)}`;
  return same < monthEnd ? same : monthEnd;
}

function monthStart(day: LocalDate): LocalDate {
  return `${day.slice(0, 8)}01`;
}

function monthEnd(day: LocalDate): LocalDate {
  return addDays(monthStart(addDays(monthStart(day), 31)), -1);
}

function isMonthEnd(day: LocalDate): boolean {
  return day === monthEnd(day);
}
