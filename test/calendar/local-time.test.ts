import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTimeZone } from '../../src/calendar/local-time.ts';
import { zoneOf } from '../support/time-zone.ts';

const berlin = zoneOf('Europe/Berlin');

describe('the clock on the wall', () => {
  test.each([
    ['an ordinary winter noon', '2026-01-15T11:00:00Z', '2026-01-15', 'thursday', '12:00'],
    ['an ordinary summer noon', '2026-07-15T10:00:00Z', '2026-07-15', 'wednesday', '12:00'],
    ['midnight belongs to the day it begins', '2026-06-03T22:00:00Z', '2026-06-04', 'thursday', '00:00'],
    [
      'the last minute before the clock goes forward',
      '2026-03-29T00:59:59Z',
      '2026-03-29',
      'sunday',
      '01:59',
    ],
    [
      'a minute later two hours have passed on the wall',
      '2026-03-29T01:00:00Z',
      '2026-03-29',
      'sunday',
      '03:00',
    ],
    ['half past two comes for the first time', '2026-10-25T00:30:00Z', '2026-10-25', 'sunday', '02:30'],
    ['half past two comes again', '2026-10-25T01:30:00Z', '2026-10-25', 'sunday', '02:30'],
    ['and then it is three', '2026-10-25T02:00:00Z', '2026-10-25', 'sunday', '03:00'],
    ['2027 goes forward on 28 March', '2027-03-28T01:00:00Z', '2027-03-28', 'sunday', '03:00'],
    ['2027 goes back on 31 October', '2027-10-31T01:00:00Z', '2027-10-31', 'sunday', '02:00'],
  ])('%s', (_, utc, date, weekday, clock) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    expect(berlin.toLocal(Date.parse(utc))).toEqual({ date, weekday, minute: hours * 60 + minutes });
  });
});

describe('from the clock on the wall to a moment', () => {
  test.each([
    ['an absence that begins on a winter morning', '2026-01-15', 480, '2026-01-15T07:00:00Z'],
    ['one that begins on a summer morning', '2026-07-15', 480, '2026-07-15T06:00:00Z'],
    ['the end of a day is the beginning of the next', '2026-06-03', 1440, '2026-06-03T22:00:00Z'],
    ['a day of 23 hours ends on time', '2026-03-29', 1440, '2026-03-29T22:00:00Z'],
    ['a day of 25 hours ends on time', '2026-10-25', 1440, '2026-10-25T23:00:00Z'],
    ['a time that is skipped is taken an hour later', '2026-03-29', 150, '2026-03-29T01:30:00Z'],
    ['a time that happens twice is its first', '2026-10-25', 150, '2026-10-25T00:30:00Z'],
    ['skipped in 2027', '2027-03-28', 120, '2027-03-28T01:00:00Z'],
    ['twice in 2027', '2027-10-31', 120, '2027-10-31T00:00:00Z'],
  ])('%s', (_, date, minute, utc) => {
    expect(new Date(berlin.toEpoch(date, minute)).toISOString()).toBe(utc.replace('Z', '.000Z'));
  });

  test('every moment whose clock time happens once is found again', () => {
    const zones = ['Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'UTC'].map(zoneOf);
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutes, (zone, minute) => {
        const at = minute * 60_000;
        const { date, minute: local } = zone.toLocal(at);
        const again = zone.toEpoch(date, local);
        expect([at, at - 3_600_000]).toContain(again);
        expect(zone.toLocal(again)).toEqual(zone.toLocal(at));
      }),
    );
  });
});

test.each(['Europe/Köln', 'MEZ+1', '+01:00', '', 'Berlin'])('"%s" is refused, with an example', name => {
  expect(openTimeZone(name)).toEqual({
    ok: false,
    problem: `"${name}" is no time zone; give a name from the IANA database, such as Europe/Berlin`,
  });
});
