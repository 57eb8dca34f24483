import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { calendar, event, problemOf, read, timesIn, warningsAbout } from '../support/calendar.ts';

describe('an agent is away', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'for a week of whole days, the last of which is not part of it',
      ['DTSTART;VALUE=DATE:20260706', 'DTEND;VALUE=DATE:20260711'],
      ['2026-07-05T22:00/2026-07-10T22:00'],
    ],
    [
      'for one day, if no end is given',
      ['DTSTART;VALUE=DATE:20260706'],
      ['2026-07-05T22:00/2026-07-06T22:00'],
    ],
    [
      'over the night on which clocks go back, which is an hour longer',
      ['DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'],
      ['2026-10-24T22:00/2026-10-25T23:00'],
    ],
    [
      'at the dentist, in a zone by its IANA name',
      ['DTSTART;TZID=Europe/Berlin:20260706T090000', 'DTEND;TZID=Europe/Berlin:20260706T103000'],
      ['2026-07-06T07:00/2026-07-06T08:30'],
    ],
    [
      'as Outlook writes it',
      [
        'DTSTART;TZID=W. Europe Standard Time:20260706T090000',
        'DTEND;TZID=W. Europe Standard Time:20260706T100000',
      ],
      ['2026-07-06T07:00/2026-07-06T08:00'],
    ],
    [
      'as Evolution writes it',
      ['DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20260706T090000', 'DURATION:PT1H'],
      ['2026-07-06T08:00/2026-07-06T09:00'],
    ],
    ['in UTC', ['DTSTART:20260706T090000Z', 'DTEND:20260706T100000Z'], ['2026-07-06T09:00/2026-07-06T10:00']],
    [
      'by whatever clock they have',
      ['DTSTART:20260706T090000', 'DTEND:20260706T100000'],
      ['2026-07-06T07:00/2026-07-06T08:00'],
    ],
    [
      'for a day and two hours',
      ['DTSTART:20260706T090000', 'DURATION:P1DT2H'],
      ['2026-07-06T07:00/2026-07-07T09:00'],
    ],
    ['for two weeks', ['DTSTART;VALUE=DATE:20260706', 'DURATION:P2W'], ['2026-07-05T22:00/2026-07-19T22:00']],
    [
      'for eight hours of the night on which clocks go forward',
      ['DTSTART:20270327T230000', 'DURATION:PT8H'],
      ['2027-03-27T22:00/2027-03-28T06:00'],
    ],
    [
      'already, since long ago',
      ['DTSTART;VALUE=DATE:20200101', 'DTEND;VALUE=DATE:20270101'],
      ['2019-12-31T23:00/2026-12-31T23:00'],
    ],
    ['no longer, for more than a year', ['DTSTART;VALUE=DATE:20250401'], []],
    ['not before two years from now', ['DTSTART;VALUE=DATE:20280701'], []],
    ['not at all, since it was cancelled', ['DTSTART;VALUE=DATE:20260706', 'STATUS:CANCELLED'], []],
    ['for no time', ['DTSTART:20260706T090000', 'DTEND:20260706T090000'], []],
  ])('%s', async (_, lines, times) => {
    expect(await timesIn(calendar(...event(...lines)))).toEqual(times);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'every other Friday, four times',
      ['DTSTART:20260605T130000', 'DURATION:PT4H', 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=FR'],
      ['2026-06-05', '2026-06-19', '2026-07-03', '2026-07-17'],
    ],
    [
      'each Monday and Wednesday until the end of the month, in UTC',
      ['DTSTART:20260615T080000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260629T060000Z'],
      ['2026-06-15', '2026-06-17', '2026-06-22', '2026-06-24', '2026-06-29'],
    ],
    [
      'each of three days, the last included',
      ['DTSTART;VALUE=DATE:20260706', 'RRULE:FREQ=DAILY;UNTIL=20260708'],
      ['2026-07-05', '2026-07-06', '2026-07-07'],
    ],
    [
      'each day of a week but one',
      ['DTSTART:20260706T080000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4', 'EXDATE:20260707T080000'],
      ['2026-07-06', '2026-07-08', '2026-07-09'],
    ],
    [
      'each birthday, in three years of a life',
      ['DTSTART;VALUE=DATE:19800312', 'RRULE:FREQ=YEARLY'],
      ['2026-03-11', '2027-03-11', '2028-03-11'],
    ],
    [
      'on the second Tuesday of a month',
      ['DTSTART:20260609T080000', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=3'],
      ['2026-06-09', '2026-07-14', '2026-08-11'],
    ],
    [
      'at eight by the clock, in summer and in winter',
      ['DTSTART:20261024T080000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'],
      ['2026-10-24', '2026-10-25'],
    ],
  ])('%s', async (_, lines, days) => {
    const times = await timesIn(calendar(...event(...lines)));
    expect(times.map(time => time.slice(0, 10))).toEqual(days);
  });

  test('each week, but once an hour later and once not at all', async () => {
    const bytes = calendar(
      ...event('DTSTART:20260706T080000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=4'),
      ...event('RECURRENCE-ID:20260713T080000', 'DTSTART:20260713T090000', 'DURATION:PT1H'),
      ...event('RECURRENCE-ID:20260720T080000', 'DTSTART:20260720T080000', 'STATUS:CANCELLED'),
    );
    expect(await timesIn(bytes)).toEqual([
      '2026-07-06T06:00/2026-07-06T07:00',
      '2026-07-13T07:00/2026-07-13T08:00',
      '2026-07-27T06:00/2026-07-27T07:00',
    ]);
  });
});

test('the summary is what people wrote, however its line was folded', async () => {
  const [first = ''] = event('DTSTART;VALUE=DATE:20260706');
  const lines = [
    first,
    'UID:abc',
    'SUMMARY;LANGUAGE=de:Urlaub\\, lange',
    '  und weit',
    'DTSTART;VALUE=DATE:20260706',
    'END:VEVENT',
  ];
  const { events } = await read(calendar(...lines));
  expect(events).toMatchObject([{ title: 'Urlaub, lange und weit', uid: 'abc' }]);
});

test('time zones, tasks and alarms of the file are passed over', async () => {
  const bytes = calendar(
    'BEGIN:VTIMEZONE',
    'TZID:Nowhere',
    'END:VTIMEZONE',
    'BEGIN:VTODO',
    'DTSTART;VALUE=DATE:20260601',
    'END:VTODO',
    ...event(
      'DTSTART;VALUE=DATE:20260706',
      'BEGIN:VALARM',
      'TRIGGER:-PT15M',
      'DTSTART:nonsense',
      'END:VALARM',
    ),
  );
  expect(await timesIn(bytes)).toHaveLength(1);
});

describe('an event that is not understood spoils no other, and is named', () => {
  test.each<[string, readonly string[], string]>([
    ['no start', [], 'The event "Urlaub" of no date has no start.'],
    [
      'an impossible start',
      ['DTSTART;VALUE=DATE:20260230'],
      'The event "Urlaub" of 2026-02-30 has "20260230" for a date.',
    ],
    [
      'an impossible end',
      ['DTSTART;VALUE=DATE:20260706', 'DTEND:soon'],
      'The event "Urlaub" of 2026-07-06 has "soon" for a date.',
    ],
    [
      'an end before its beginning',
      ['DTSTART;VALUE=DATE:20260706', 'DTEND;VALUE=DATE:20260705'],
      'The event "Urlaub" of 2026-07-06 ends before it begins: correct it in the calendar.',
    ],
    [
      'a length below nothing',
      ['DTSTART:20260706T080000', 'DURATION:-PT1H'],
      'The event "Urlaub" of 2026-07-06 08:00 ends before it begins: correct it in the calendar.',
    ],
    [
      'a rule that is none',
      ['DTSTART;VALUE=DATE:20260706', 'RRULE:FREQ=NOW'],
      'The event "Urlaub" of 2026-07-06 repeats in a way that is not followed (RRULE); only its first day counts.',
    ],
    [
      'a rule by the hour',
      ['DTSTART:20260706T080000', 'DURATION:PT1H', 'RRULE:FREQ=HOURLY'],
      'The event "Urlaub" of 2026-07-06 08:00 repeats in a way that is not followed (FREQ); only its first day counts.',
    ],
    [
      'several times a day',
      ['DTSTART:20260706T080000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYHOUR=8,12'],
      'The event "Urlaub" of 2026-07-06 08:00 repeats in a way that is not followed (BYHOUR); only its first day counts.',
    ],
    [
      'a rule by another calendar than ours',
      ['DTSTART;VALUE=DATE:20260706', 'RRULE:RSCALE=CHINESE;FREQ=YEARLY'],
      'The event "Urlaub" of 2026-07-06 repeats in a way that is not followed (RSCALE); only its first day counts.',
    ],
    [
      'exceptions without end',
      ['DTSTART:20260706T080000', `EXDATE:${'20260706T080000,'.repeat(5_000)}`],
      'The event "Urlaub" of 2026-07-06 08:00 has a line that is too long.',
    ],
  ])('%s', async (_, lines, warning) => {
    const good = event('DTSTART;VALUE=DATE:20260801');
    const bytes = calendar(...event(...lines), ...good);
    expect(await warningsAbout(bytes)).toEqual([warning]);
    expect(await timesIn(bytes)).toContain('2026-07-31T22:00/2026-08-01T22:00');
  });

  test('and so is a length that is none', async () => {
    const bytes = calendar(...event('DTSTART:20260706T080000', 'DURATION:long'));
    expect(await warningsAbout(bytes)).toHaveLength(1);
  });

  test('of thousands only the first hundred are named', async () => {
    const warnings = await warningsAbout(calendar(...Array.from({ length: 150 }, () => event()).flat()));
    expect(warnings).toHaveLength(101);
    expect(warnings.at(-1)).toBe('And 50 more.');
  });
});

describe('a rule that no day satisfies ends all the same', () => {
  test.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=11',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9',
    'FREQ=WEEKLY;INTERVAL=99999999;BYMONTH=1',
  ])('%s', async rule => {
    const bytes = calendar(...event('DTSTART;VALUE=DATE:20260706', `RRULE:${rule}`));
    expect(await timesIn(bytes)).toEqual(['2026-07-05T22:00/2026-07-06T22:00']);
  });
});

describe('a file is refused, with what to do', () => {
  const noCalendar = 'The file is no calendar: BEGIN:VCALENDAR is not in it. Export the calendar as .ics.';
  const packed = 'The file is packed. Unpack it, and import the .ics files in it one by one.';
  const png = readFileSync(join(import.meta.dirname, '../fixtures/not-a-calendar.png'));

  test.each<[string, Uint8Array, string]>([
    [
      'of 50 MB',
      new Uint8Array(50 * 1024 * 1024),
      'The calendar has 50.0 MB; at most 20 MB are read. Export only the absences, and no past years.',
    ],
    ['that is a picture', png, noCalendar],
    ['that is empty', new Uint8Array(), noCalendar],
    ['that is packed', gzipSync(calendar()), packed],
    ['that is packed as Google packs it', Buffer.from('PK\x03\x04'), packed],
    ['that is a web page', new TextEncoder().encode('<!doctype html><title>Sign in</title>'), noCalendar],
    [
      'with more events than anybody is absent',
      calendar(...Array.from({ length: 50_001 }, () => ['BEGIN:VEVENT', 'END:VEVENT']).flat()),
      'The calendar has 50001 events; at most 50000 are read. Export only the absences, and no past years.',
    ],
    [
      'with more absences than there are hours',
      calendar(
        ...Array.from({ length: 20 }, (_, hour) =>
          event(
            `DTSTART:20250101T${String(hour).padStart(2, '0')}0000Z`,
            'DURATION:PT1H',
            'RRULE:FREQ=DAILY',
          ),
        ).flat(),
      ),
      'The calendar marks more than 10000 times in three years. Export only the absences.',
    ],
    [
      'with more repetitions than a team has',
      calendar(
        ...Array.from({ length: 1_001 }, () =>
          event('DTSTART;VALUE=DATE:20250101', 'RRULE:FREQ=DAILY'),
        ).flat(),
      ),
      'The calendar has more than 1000 events that repeat. Export only the absences.',
    ],
  ])('%s', async (_, bytes, problem) => {
    expect(await problemOf(bytes)).toBe(problem);
  });

  test('but a byte order mark, lower case and bare line feeds are no reason', async () => {
    const text = ['\uFEFFbegin:vcalendar', ...event('DTSTART;VALUE=DATE:20260706'), 'end:vcalendar'].join(
      '\n',
    );
    expect(await timesIn(new TextEncoder().encode(text))).toHaveLength(1);
  });
});

test('calls go on while a large calendar is read', async () => {
  const bytes = calendar(
    ...Array.from({ length: 9_000 }, () =>
      event('DTSTART;VALUE=DATE:20260706', `DESCRIPTION:${'x'.repeat(400)}`),
    ).flat(),
  );
  let turns = 0;
  const reading = read(bytes);
  const isDone = reading.then(() => true);
  while (!(await Promise.race([isDone, new Promise(resolve => setImmediate(() => resolve(false)))])))
    turns += 1;
  expect(await reading).toMatchObject({ warnings: [] });
  expect(turns).toBeGreaterThan(3);
});
