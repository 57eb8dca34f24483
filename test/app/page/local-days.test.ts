import { expect, test } from 'vitest';
import { dayOf, startOfDate } from '../../../src/app/page/local-days.ts';
import { createWallClock } from '../../../src/calendar/wall-clock.ts';

const read = createWallClock();
const clockIn = (timeZone: string) => (at: number) => read(timeZone, at);
const hourMs = 3_600_000;

test.each([
  ['Europe/Berlin', '2026-06-01', '2026-05-31T22:00:00.000Z'],
  ['Europe/Berlin', '2026-12-01', '2026-11-30T23:00:00.000Z'],
  ['Asia/Tokyo', '2026-06-01', '2026-05-31T15:00:00.000Z'],
  ['America/Los_Angeles', '2026-06-01', '2026-06-01T07:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-06-01', '2026-05-31T10:00:00.000Z'],
  // The clock was put forward at midnight, so that the day began at one.
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
])('in %s the day %s begins at %s', (timeZone, date, begin) => {
  expect(new Date(startOfDate(date, clockIn(timeZone))).toISOString()).toBe(begin);
});

test('days of the clock change have 23 and 25 hours', () => {
  const hours = (date: string): number => {
    const { from, to } = dayOf(Date.parse(`${date}T12:00:00Z`), clockIn('Europe/Berlin'));
    return (to - from) / hourMs;
  };
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-24')]).toEqual([23, 25, 24]);
});

test('a day so many days before is found across the clock change', () => {
  const noon = Date.parse('2026-10-26T11:00:00Z');
  expect(new Date(dayOf(noon, clockIn('Europe/Berlin'), 1).from).toISOString()).toBe(
    '2026-10-24T22:00:00.000Z',
  );
});
