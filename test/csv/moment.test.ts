import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMomentParser, isNoMoment, isTimeZone } from '../../src/csv/moment.ts';

const parse = createMomentParser('Europe/Berlin');

test.each([
  { text: '24.11.2026 10:15', utc: '2026-11-24T09:15:00.000Z' },
  { text: '24.11.26, 10:15:30 Uhr', utc: '2026-11-24T09:15:30.000Z' },
  { text: '4.7.2026 9:05', utc: '2026-07-04T07:05:00.000Z' },
  { text: '24.11.2026 um 10:15 Uhr', utc: '2026-11-24T09:15:00.000Z' },
  { text: '2026-07-04 09:05:06', utc: '2026-07-04T07:05:06.000Z' },
  { text: '2026-07-04T09:05:06,789', utc: '2026-07-04T07:05:06.789Z' },
  { text: '2026-07-04T09:05:06.5Z', utc: '2026-07-04T09:05:06.500Z' },
  { text: '2026-07-04T09:05:06+0530', utc: '2026-07-04T03:35:06.000Z' },
  { text: '1783155906', utc: '2026-07-04T09:05:06.000Z' },
  { text: '1783155906,25', utc: '2026-07-04T09:05:06.250Z' },
  { text: '1783155906789', utc: '2026-07-04T09:05:06.789Z' },
  { text: '2026/11/24 06:27:28', utc: '2026-11-24T05:27:28.000Z' },
  { text: '2026.11.24 6:27', utc: '2026-11-24T05:27:00.000Z' },
  { text: '20261124 062728'.replace(/(..)(..)$/, ':$1:$2'), utc: '2026-11-24T05:27:28.000Z' },
  { text: '20261124T06:27:28Z', utc: '2026-11-24T06:27:28.000Z' },
  { text: 'Di, 24.11.2026 10:15', utc: '2026-11-24T09:15:00.000Z' },
  { text: 'Dienstag, 24. November 2026, 10:15 Uhr', utc: '2026-11-24T09:15:00.000Z' },
  { text: '24 Nov 2026 10:15:30', utc: '2026-11-24T09:15:30.000Z' },
  { text: '24-Nov-2026 10:15', utc: '2026-11-24T09:15:00.000Z' },
  { text: '4. März 2026 10:15', utc: '2026-03-04T09:15:00.000Z' },
  { text: 'Nov 24, 2026 10:15:30 PM', utc: '2026-11-24T21:15:30.000Z' },
  { text: 'Tuesday, November 24th, 2026 12:15 AM', utc: '2026-11-23T23:15:00.000Z' },
  { text: '2026-11-24 12:15 p.m.', utc: '2026-11-24T11:15:00.000Z' },
  { text: '24.11.2026 10.15', utc: '2026-11-24T09:15:00.000Z' },
  { text: '24.11.2026 10.15.30', utc: '2026-11-24T09:15:30.000Z' },
  { text: '10:15 24.11.2026', utc: '2026-11-24T09:15:00.000Z' },
  { text: '24.11.2026 00:00:00 10:15:30', utc: '2026-11-24T09:15:30.000Z' },
  { text: '24.11.2026 30.12.1899 10:15:30', utc: '2026-11-24T09:15:30.000Z' },
  { text: '2026-11-24 10:15 MEZ', utc: '2026-11-24T09:15:00.000Z' },
  { text: '2026-07-24 10:15 CEST', utc: '2026-07-24T08:15:00.000Z' },
  { text: '2026-11-24 10:15:00 UTC', utc: '2026-11-24T10:15:00.000Z' },
  { text: '2026-11-24 10:15:00 GMT+1', utc: '2026-11-24T09:15:00.000Z' },
  { text: '2026-11-24T10:15:00+01', utc: '2026-11-24T09:15:00.000Z' },
  { text: '2026-11-24T10:15:00+01:00[Europe/Berlin]', utc: '2026-11-24T09:15:00.000Z' },
  { text: '46350,4270833333', utc: '2026-11-24T09:15:00.000Z' },
  { text: '46350.4270833333', utc: '2026-11-24T09:15:00.000Z' },
  { text: '46350 0,4270833333', utc: '2026-11-24T09:15:00.000Z' },
  { text: '46350 10:15', utc: '2026-11-24T09:15:00.000Z' },
])('$text is $utc', ({ text, utc }) => {
  expect(parse(text)).toEqual({ at: Date.parse(utc), clock: 'once' });
});

test.each([
  { text: '24/11/2026 10:15', order: 'day-first', utc: '2026-11-24T09:15:00.000Z' },
  { text: '11/24/2026 10:15 AM', order: 'month-first', utc: '2026-11-24T09:15:00.000Z' },
  { text: '03/04/2026 10:15', order: 'day-first', utc: '2026-04-03T08:15:00.000Z' },
  { text: '03/04/2026 10:15', order: 'month-first', utc: '2026-03-04T09:15:00.000Z' },
  { text: '3-4-26 10:15', order: 'day-first', utc: '2026-04-03T08:15:00.000Z' },
] as const)('$text, $order, is $utc', ({ text, order, utc }) => {
  expect(createMomentParser('Europe/Berlin', order)(text)?.at).toBe(Date.parse(utc));
});

test.each(['03/04/2026 10:15', '3-4-2026 10:15', '24/11/2026 10:15'])(
  '%s is not read where nobody says which is the day',
  text => {
    expect(parse(text)).toBeNull();
  },
);

test.each([
  '2026-13-01 10:15',
  '32.01.2026 10:15',
  '24. Foo 2026 10:15',
  '13:15 PM 2026-11-24',
  '2026-11-24 13:15 PM',
  '46350,',
  '24.11.1926 10:15',
  '24.11.0026 10:15',
  '12345',
  '',
  '24.11.2026',
  '29.02.2026 10:00',
  '31.04.2026 10:00',
  '24.11.2026 25:00',
  '11/24/2026 10:15',
])('"%s" is no moment', text => {
  expect(parse(text)).toBeNull();
});

test.each([
  {
    why: 'the hour that comes twice means the first',
    text: '25.10.2026 02:30',
    utc: '00:30',
    clock: 'twice',
  },
  { why: 'just before it nothing is in doubt', text: '25.10.2026 01:59', utc: '23:59', clock: 'once' },
  { why: 'and just after it neither', text: '25.10.2026 03:00', utc: '02:00', clock: 'once' },
  { why: 'an offset leaves no doubt', text: '2026-10-25 02:30+01:00', utc: '01:30', clock: 'once' },
  { why: 'the hour that is left out is counted on', text: '29.03.2026 02:30', utc: '01:30', clock: 'never' },
  { why: 'the day has it right before', text: '29.03.2026 01:59:59', utc: '00:59', clock: 'once' },
  { why: 'and after', text: '29.03.2026 03:00', utc: '01:00', clock: 'once' },
])('$text: $why', ({ text, utc, clock }) => {
  const moment = parse(text);
  expect(moment?.clock).toBe(clock);
  expect(new Date(moment?.at ?? 0).toISOString().slice(11, 16)).toBe(utc);
});

test('what Berlin’s clocks show is read as the moment it was, every hour of ten years', () => {
  const show = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 * 366 * 24 }), hour => {
      const at = Date.UTC(2020, 0) + hour * 3_600_000;
      const moment = parse(show.format(at));
      // The second of two equal hours is read as the first.
      expect([at, at - 3_600_000]).toContain(moment?.at);
      if (moment?.clock === 'once') expect(moment.at).toBe(at);
      expect(moment?.clock).not.toBe('never');
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  { name: 'Europe/Berlin', want: true },
  { name: 'America/New_York', want: true },
  { name: 'Mars/Olympus', want: false },
  { name: '+01:00', want: false },
  { name: '', want: false },
])('$name is a time zone: $want', ({ name, want }) => {
  expect(isTimeZone(name)).toBe(want);
});

test.each(['month-first', 'year-first'] as const)('dates are read as an operator says: %s', order => {
  const parseSo = createMomentParser('UTC', order);
  const text = order === 'month-first' ? ['11/24/2026 10:15', '11.24.2026 10:15'] : ['26-11-24 10:15'];
  for (const one of text) expect(parseSo(one)?.at).toBe(Date.parse('2026-11-24T10:15:00Z'));
});

test.each([
  '',
  '-',
  '–',
  '0000-00-00 00:00:00',
  '00.00.0000',
  '1970-01-01 00:00:00',
  '01.01.1970 01:00',
  '0',
])('"%s" says that there was no such moment', text => {
  expect(isNoMoment(text)).toBe(true);
});
