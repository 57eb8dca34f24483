import { isLocalDate, weekdays } from './local-date.ts';
import type { OpeningHours } from './opening-hours.ts';
import { endOfDay, type Span, spanText } from './span.ts';

/** What is wrong with part of the hours, where, and what to do about it. */
export interface HoursProblem {
  /** Such as `weekly.monday`. */
  readonly field: string;
  readonly value: string;
  readonly remedy: string;
}

const maxSpansADay = 12;
const maxDays = 1_000;

/**
 * Everything that makes hours ambiguous or impossible: spans that overlap or end before they begin, days that
 * don't exist or are given twice, and more of either than anybody needs. Empty if the hours can be used.
 */
export function problemsOf(hours: OpeningHours): readonly HoursProblem[] {
  const { weekly, exceptions, holidays, holidaySpans, halfDays } = hours;
  return [
    ...weekdays.flatMap(weekday => problemsOfDay(`weekly.${weekday}`, weekly[weekday])),
    ...exceptions.flatMap(({ date, spans }) => problemsOfDay(`exceptions.${date}`, spans)),
    ...problemsOfDay('holidaySpans', holidaySpans),
    ...halfDays.flatMap(({ monthDay, spans }) => problemsOfDay(`halfDays.${monthDay}`, spans)),
    ...problemsOfDates('exceptions', exceptions),
    ...problemsOfDates('holidays', holidays),
    // 2000 was a leap year, so 29 February counts as a day.
    ...problemsOfDates(
      'halfDays',
      halfDays.map(({ monthDay }) => ({ date: `2000-${monthDay}` })),
    ),
  ];
}

function problemsOfDay(field: string, spans: readonly Span[]): readonly HoursProblem[] {
  if (spans.length > maxSpansADay)
    return [{ field, value: `${spans.length} spans`, remedy: `give at most ${maxSpansADay} a day` }];
  const misshapen = spans.filter(span => !isWithinDay(span));
  if (misshapen.length > 0)
    return misshapen.map(span => ({ field, value: spanText(span), remedy: remedyFor(span) }));
  const inOrder = spans.toSorted((a, b) => a.from - b.from);
  return inOrder.flatMap((span, index) => {
    const previous = inOrder[index - 1];
    if (previous === undefined || previous.to <= span.from) return [];
    const value = `${spanText(previous)} and ${spanText(span)}`;
    return [{ field, value, remedy: 'they overlap: join them, or move one' }];
  });
}

function isWithinDay({ from, to }: Span): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= endOfDay;
}

function remedyFor({ from, to }: Span): string {
  return to > endOfDay
    ? 'it runs past midnight: end it at 24:00 and give the next day the rest'
    : from >= to
      ? 'it ends before it begins: swap the times'
      : 'give times between 00:00 and 24:00';
}

function problemsOfDates(field: string, days: readonly { readonly date: string }[]): readonly HoursProblem[] {
  if (days.length > maxDays)
    return [{ field, value: `${days.length} days`, remedy: `give at most ${maxDays}` }];
  const seen = new Set<string>();
  return days.flatMap(({ date }) => {
    if (!isLocalDate(date))
      return [{ field, value: date, remedy: 'there is no such day; write it like 2026-12-24' }];
    if (seen.has(date)) return [{ field, value: date, remedy: 'it is given twice: join the two' }];
    seen.add(date);
    return [];
  });
}
