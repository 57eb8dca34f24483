import { expect, test } from 'vitest';
import type { OpeningHours } from '../../src/domain/opening-hours.ts';
import { problemsOf } from '../../src/domain/opening-hours-problems.ts';
import { closedWeek, span } from '../support/opening-hours.ts';

const label = { en: 'a day', de: 'ein Tag' };
const hours: OpeningHours = {
  weekly: { ...closedWeek, monday: [span('8:00-12:00'), span('12:00-24:00')] },
  exceptions: [{ date: '2026-06-05', spans: [span('8:00-9:00')], label: null }],
  holidays: [{ date: '2026-06-04', name: label }],
  holidaySpans: [],
  halfDays: [{ monthDay: '02-29', spans: [], label }],
};
const exception = { spans: [], label: null };

test('hours whose spans only touch are fine', () => {
  expect(problemsOf(hours)).toEqual([]);
});

test.each<[string, Partial<OpeningHours>, string, string, string]>([
  [
    'spans of a weekday overlap',
    { weekly: { ...closedWeek, tuesday: [span('12:00-18:00'), span('8:00-13:00')] } },
    'weekly.tuesday',
    '08:00-13:00 and 12:00-18:00',
    'they overlap: join them, or move one',
  ],
  [
    'an exception runs past midnight',
    { exceptions: [{ date: '2026-12-31', spans: [span('22:00-02:00')], label: null }] },
    'exceptions.2026-12-31',
    '22:00-02:00',
    'it runs past midnight: end it at 24:00 and give the next day the rest',
  ],
  [
    'a span ends before it begins',
    { holidaySpans: [{ from: 600, to: 540 }] },
    'holidaySpans',
    '10:00-09:00',
    'it ends before it begins: swap the times',
  ],
  [
    'a span overlaps another on a half day',
    { halfDays: [{ monthDay: '12-31', spans: [span('8:00-9:00'), span('8:30-10:00')], label }] },
    'halfDays.12-31',
    '08:00-09:00 and 08:30-10:00',
    'they overlap: join them, or move one',
  ],
  [
    'an exception is on a day that does not exist',
    { exceptions: [{ date: '2026-02-29', ...exception }] },
    'exceptions',
    '2026-02-29',
    'there is no such day; write it like 2026-12-24',
  ],
  [
    'two exceptions are on the same day',
    {
      exceptions: [
        { date: '2026-02-28', ...exception },
        { date: '2026-02-28', ...exception },
      ],
    },
    'exceptions',
    '2026-02-28',
    'it is given twice: join the two',
  ],
  [
    'there are more days than anybody needs',
    { holidays: Array.from({ length: 1_001 }, () => ({ date: '2026-01-01', name: label })) },
    'holidays',
    '1001 days',
    'give at most 1000',
  ],
  [
    'a day is cut into more pieces than anybody needs',
    { holidaySpans: Array.from({ length: 13 }, (_, index) => ({ from: index, to: index + 1 })) },
    'holidaySpans',
    '13 spans',
    'give at most 12 a day',
  ],
])('%s: the field, the value and a remedy are named', (_, changed, field, value, remedy) => {
  expect(problemsOf({ ...hours, ...changed })).toEqual([{ field, value, remedy }]);
});
