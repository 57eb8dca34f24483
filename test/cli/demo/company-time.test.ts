import { expect, test } from 'vitest';
import { daysBefore, openingAt } from '../../../src/cli/demo/company-time.ts';

const at = (moment: string): number => Date.parse(moment);

test.each([
  {
    now: '2027-01-19T22:59:59Z',
    opening: '2027-01-19T07:00:00Z',
    because: 'it is still that day in Germany',
  },
  { now: '2027-01-19T23:00:00Z', opening: '2027-01-20T07:00:00Z', because: 'the next day has begun there' },
  { now: '2027-03-28T00:30:00Z', opening: '2027-03-28T06:00:00Z', because: 'the clock goes forward before' },
  { now: '2027-10-30T23:30:00Z', opening: '2027-10-31T07:00:00Z', because: 'the clock goes back before' },
  { now: '2028-02-28T23:00:00Z', opening: '2028-02-29T07:00:00Z', because: 'it is a leap day there' },
  { now: '2026-12-31T23:00:00Z', opening: '2027-01-01T07:00:00Z', because: 'a year has begun there' },
])('at $now the company of the demo opens at $opening, since $because', ({ now, opening }) => {
  expect(openingAt(at(now))).toBe(at(opening));
});

test('the days before began at the same time of day, also before the clock changed', () => {
  const opening = at('2027-03-29T06:00:00Z');
  expect([1, 2, 29].map(days => daysBefore(opening, days))).toEqual(
    ['2027-03-28T06:00:00Z', '2027-03-27T07:00:00Z', '2027-02-28T07:00:00Z'].map(at),
  );
});
