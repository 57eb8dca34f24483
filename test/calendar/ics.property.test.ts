import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCalendar } from '../../src/calendar/ics.ts';
import { zoneOf } from '../support/time-zone.ts';

const zone = zoneOf('Europe/Berlin');
const now = Date.parse('2026-06-01T12:00Z');

const value = fc.oneof(
  fc.constantFrom(
    '20260706',
    '20260706T080000',
    '20260706T080000Z',
    '99999999',
    '99991231',
    '16010101T000000',
    '00010101',
    '20260230T996199',
  ),
  fc.constantFrom(
    'P1D',
    '-P1D',
    'PT9999999999H',
    'FREQ=DAILY',
    'FREQ=DAILY;COUNT=0',
    'FREQ=YEARLY;INTERVAL=0',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1',
    'FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=-366',
    'FREQ=YEARLY;BYSETPOS=400',
  ),
  fc.constantFrom('FREQ=WEEKLY;BYDAY=53MO', 'FREQ=MONTHLY;BYMONTHDAY=-32', 'FREQ=DAILY;UNTIL=x', 'CANCELLED'),
  fc.string({ maxLength: 20 }),
);
const name = fc.constantFrom(
  ...['DTSTART', 'DTSTART;VALUE=DATE', 'DTSTART;TZID=Europe/Berlin', 'DTEND', 'DTEND;VALUE=DATE', 'DURATION'],
  ...[
    'RRULE',
    'EXDATE',
    'RDATE',
    'RECURRENCE-ID',
    'RECURRENCE-ID;RANGE=THISANDFUTURE',
    'SEQUENCE',
    'EXRULE',
    'TRANSP',
    'STATUS',
    'UID',
    'SUMMARY',
    'X-Y;A="b',
    'BEGIN',
    'END',
    '',
  ],
);
const line = fc.tuple(name, value).map(([before, after]) => `${before}:${after}`);

test('whatever an event says, the calendar is read, and every absence has a beginning before its end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), async lines => {
      const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
      const result = await readCalendar(new TextEncoder().encode(text), { zone, now });
      const events = result.ok ? result.content.events : [];
      for (const { from, to } of events.flatMap(({ times }) => times)) expect(from).toBeLessThan(to);
      for (const { uid } of events) expect(uid).not.toBe('');
    }),
    { numRuns: 500 },
  );
});
