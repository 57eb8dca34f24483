import { describe, expect, test } from 'vitest';
import { namedSpan, spanBefore } from '../../src/domain/day-span.ts';

test.each([
  ['this-week', '2026-11-25', '2026-11-23', '2026-11-25'],
  ['this-week', '2026-11-23', '2026-11-23', '2026-11-23'],
  ['last-week', '2026-11-29', '2026-11-16', '2026-11-22'],
  ['this-month', '2026-11-25', '2026-11-01', '2026-11-25'],
  ['last-month', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['last-month', '2026-01-05', '2025-12-01', '2025-12-31'],
  ['this-year', '2026-11-25', '2026-01-01', '2026-11-25'],
  ['last-year', '2026-11-25', '2025-01-01', '2025-12-31'],
] as const)('%s on %s is from %s to %s', (name, today, from, to) => {
  expect(namedSpan(name, today)).toEqual({ from, to });
});

describe('is compared:', () => {
  test.each([
    ['a month with the month before', '2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31'],
    ['February with the whole of January', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['January with December', '2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['a month so far with the same days', '2026-11-01', '2026-11-20', '2026-10-01', '2026-10-20'],
    ['30 days of March with all of February', '2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
    ['a year with the year before', '2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
    ['a year so far with the same days', '2026-01-01', '2026-11-25', '2025-01-01', '2025-11-25'],
    ['a leap year so far with a February of 28', '2028-01-01', '2028-02-29', '2027-01-01', '2027-02-28'],
    ['a day with its weekday', '2026-11-25', '2026-11-25', '2026-11-18', '2026-11-18'],
    ['a week so far with the same weekdays', '2026-11-23', '2026-11-25', '2026-11-16', '2026-11-18'],
    ['any other days with as many before', '2026-11-06', '2026-11-25', '2026-10-17', '2026-11-05'],
  ])('%s', (_, from, to, fromBefore, toBefore) => {
    expect(spanBefore({ from, to })).toEqual({ from: fromBefore, to: toBefore });
  });
});
