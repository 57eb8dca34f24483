import { describe, expect, test } from 'vitest';
import { calendar, event, read, timesIn, warningsAbout } from '../support/calendar.ts';

const sixthOfJuly = '2026-07-05T22:00/2026-07-06T22:00';

describe('an event of one day is that day, however its end is written', () => {
  test.each<[string, readonly string[]]>([
    ['the day itself', ['DTSTART;VALUE=DATE:20260706', 'DTEND;VALUE=DATE:20260706']],
    ['the day after', ['DTSTART;VALUE=DATE:20260706', 'DTEND;VALUE=DATE:20260707']],
    ['not at all', ['DTSTART;VALUE=DATE:20260706']],
    ['a day without saying that it is one', ['DTSTART:20260706', 'DTEND:20260706']],
    ['a length of a day', ['DTSTART;VALUE=DATE:20260706', 'DURATION:P1D']],
    ['a length of 24 hours', ['DTSTART;VALUE=DATE:20260706', 'DURATION:PT24H']],
    ['no length', ['DTSTART;VALUE=DATE:20260706', 'DURATION:PT0S']],
    ['no length in days', ['DTSTART;VALUE=DATE:20260706', 'DURATION:P0D']],
    ['the midnight with which it begins', ['DTSTART:20260706T000000', 'DTEND:20260706T000000']],
    ['the same in UTC', ['DTSTART:20260705T220000Z', 'DTEND:20260705T220000Z']],
    [
      'the same in its zone',
      ['DTSTART;TZID=Europe/Berlin:20260706T000000', 'DTEND;TZID=Europe/Berlin:20260706T000000'],
    ],
    ['a midnight and no end', ['DTSTART:20260706T000000']],
    ['a midnight and no length', ['DTSTART:20260706T000000', 'DURATION:PT0M']],
    ['24:00', ['DTSTART:20260706T000000', 'DTEND:20260706T240000']],
    ['an end that is a day', ['DTSTART:20260706T000000', 'DTEND;VALUE=DATE:20260706']],
    ['an end that is a midnight', ['DTSTART;VALUE=DATE:20260706', 'DTEND:20260707T000000']],
    [
      'midnights of another zone, as Outlook writes them',
      [
        'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
        'DTSTART;TZID=Eastern Standard Time:20260706T000000',
        'DTEND;TZID=Eastern Standard Time:20260707T000000',
      ],
    ],
    ['with dashes, which the standard does not have', ['DTSTART;VALUE=DATE:2026-07-06', 'DTEND:2026-07-07']],
    ['with a time that does not count', ['DTSTART;VALUE=DATE:20260706', 'DTEND;VALUE=DATE:20260707 ']],
  ])('%s', async (_, lines) => {
    expect(await timesIn(calendar(...event(...lines)))).toEqual([sixthOfJuly]);
    expect(await warningsAbout(calendar(...event(...lines)))).toEqual([]);
  });
});

test('an event that takes no time is no absence, and is counted', async () => {
  const bytes = calendar(
    ...event('DTSTART:20260706T090000', 'DTEND:20260706T090000'),
    ...event('DTSTART:20260707T090000'),
    ...event('DTSTART:20260708T090000', 'DTEND:20260708T090045'),
  );
  expect(await read(bytes)).toMatchObject({ events: [], unmarked: { 'no-time': 3 }, count: 3 });
});

describe('an event that repeats', () => {
  const days = async (...lines: readonly string[]) =>
    (await timesIn(calendar(...event(...lines)))).map(time => time.slice(0, 10));
  const nine = ['DTSTART;TZID=Europe/Berlin:20260706T090000', 'DURATION:PT1H'];

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'leaves out a day, although it has a time',
      [...nine, 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20260707'],
      ['2026-07-06', '2026-07-08'],
    ],
    [
      'leaves out a time that is written in UTC',
      [...nine, 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20260707T070000Z'],
      ['2026-07-06', '2026-07-08'],
    ],
    [
      'leaves out several in one line and in several',
      [
        ...nine,
        'RRULE:FREQ=DAILY;COUNT=5',
        'EXDATE:20260707T090000,20260708T090000',
        'EXDATE:20260710T090000',
      ],
      ['2026-07-06', '2026-07-09'],
    ],
    [
      'keeps what an exception for another hour means',
      [...nine, 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE:20260707T080000'],
      ['2026-07-06', '2026-07-07'],
    ],
    [
      'leaves out whole days that are written as midnights',
      [
        'DTSTART;VALUE=DATE:20260706',
        'RRULE:FREQ=DAILY;COUNT=5',
        'EXDATE;TZID=W. Europe Standard Time:20260707T000000',
        'EXDATE:20260707T220000Z',
        'EXDATE:20260709T000000Z',
      ],
      ['2026-07-05', '2026-07-09'],
    ],
    [
      'takes place on further days',
      [...nine, 'RDATE:20260708T090000,20260710T100000', 'RDATE;VALUE=DATE:20260715'],
      ['2026-07-06', '2026-07-08', '2026-07-10', '2026-07-15'],
    ],
    [
      'takes place on further whole days',
      ['DTSTART;VALUE=DATE:20260706', 'RDATE;VALUE=DATE:20260720'],
      ['2026-07-05', '2026-07-19'],
    ],
    [
      'takes place once only where a further day is one of its own',
      [...nine, 'RRULE:FREQ=DAILY;COUNT=2', 'RDATE:20260707T090000'],
      ['2026-07-06', '2026-07-07'],
    ],
    [
      'ends with a day, which counts',
      [...nine, 'RRULE:FREQ=DAILY;UNTIL=20260708'],
      ['2026-07-06', '2026-07-07', '2026-07-08'],
    ],
    [
      'ends with a whole day that is written as midnight in UTC',
      ['DTSTART;VALUE=DATE:20260706', 'RRULE:FREQ=DAILY;UNTIL=20260708T000000Z'],
      ['2026-07-05', '2026-07-06', '2026-07-07'],
    ],
    [
      'ends with a whole day that is written as local midnight',
      ['DTSTART;VALUE=DATE:20260706', 'RRULE:FREQ=DAILY;UNTIL=20260707T220000Z'],
      ['2026-07-05', '2026-07-06', '2026-07-07'],
    ],
    [
      'ends with a whole day up to its last second',
      ['DTSTART;VALUE=DATE:20260706', 'RRULE:FREQ=DAILY;UNTIL=20260708T235959Z'],
      ['2026-07-05', '2026-07-06', '2026-07-07'],
    ],
    [
      'counts days that are left out',
      [...nine, 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20260706T090000'],
      ['2026-07-07', '2026-07-08'],
    ],
    [
      'on the last working day of a month',
      [
        'DTSTART;TZID=Europe/Berlin:20260731T090000',
        'DURATION:PT1H',
        'RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      ],
      ['2026-07-31', '2026-08-31', '2026-09-30'],
    ],
    [
      'on 29 February, in the years that have one',
      ['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'],
      ['2028-02-28'],
    ],
    [
      'on the 31st, in the months that have one',
      ['DTSTART;VALUE=DATE:20260731', 'RRULE:FREQ=MONTHLY;COUNT=3'],
      ['2026-07-30', '2026-08-30', '2026-10-30'],
    ],
    [
      'in a week of the year',
      ['DTSTART;VALUE=DATE:20260706', 'RRULE:FREQ=YEARLY;BYWEEKNO=28;BYDAY=MO,TU;COUNT=3'],
      ['2026-07-05', '2026-07-06', '2027-07-11'],
    ],
    [
      'by a rule that some programs end with a semicolon and write small',
      [...nine, 'RRULE:freq=weekly;byday=mo, we;count=3;'],
      ['2026-07-06', '2026-07-08', '2026-07-13'],
    ],
    [
      'by a rule that says its hour too',
      [...nine, 'RRULE:FREQ=DAILY;COUNT=2;BYHOUR=9;BYMINUTE=0;BYSECOND=0'],
      ['2026-07-06', '2026-07-07'],
    ],
    [
      'by two rules',
      [...nine, 'RRULE:FREQ=DAILY;COUNT=2', 'RRULE:FREQ=WEEKLY;COUNT=2'],
      ['2026-07-06', '2026-07-07', '2026-07-13'],
    ],
    [
      'but not on the days of another rule',
      [...nine, 'RRULE:FREQ=DAILY;COUNT=8', 'EXRULE:FREQ=WEEKLY;COUNT=9'],
      ['2026-07-07', '2026-07-08', '2026-07-09', '2026-07-10', '2026-07-11', '2026-07-12'],
    ],
    ['over the end of a year', ['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270102'], ['2026-12-30']],
  ])('%s', async (_, lines, expected) => {
    expect(await days(...lines)).toEqual(expected);
  });

  test('whose further times have lengths of their own, is named', async () => {
    const bytes = calendar(...event(...nine, 'RDATE;VALUE=PERIOD:20260708T070000Z/PT4H'));
    expect(await timesIn(bytes)).toContain('2026-07-08T07:00/2026-07-08T08:00');
    expect((await warningsAbout(bytes))[0]).toContain('lengths of their own (RDATE)');
  });
});

describe('a repetition that was changed', () => {
  const series = event(
    'DTSTART;TZID=Europe/Berlin:20260706T090000',
    'DURATION:PT1H',
    'RRULE:FREQ=WEEKLY;COUNT=4',
  );
  const change = (...lines: readonly string[]) => event(...lines);

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'is moved, by its day',
      change('RECURRENCE-ID;VALUE=DATE:20260713', 'DTSTART:20260714T070000Z', 'DURATION:PT1H'),
      ['07-06T07', '07-14T07', '07-20T07', '07-27T07'],
    ],
    [
      'is moved, by its moment in UTC',
      change('RECURRENCE-ID:20260713T070000Z', 'DTSTART:20260714T070000Z', 'DURATION:PT1H'),
      ['07-06T07', '07-14T07', '07-20T07', '07-27T07'],
    ],
    [
      'moves all that come later',
      change(
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20260713T070000Z',
        'DTSTART;TZID=Europe/Berlin:20260714T130000',
        'DURATION:PT2H',
      ),
      ['07-06T07', '07-14T11', '07-21T11', '07-28T11'],
    ],
    [
      'calls off all that come later',
      change(
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20260713T070000Z',
        'DTSTART:20260713T070000Z',
        'STATUS:CANCELLED',
      ),
      ['07-06T07'],
    ],
    [
      'repeats by a rule of its own from there',
      change(
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20260713T070000Z',
        'DTSTART;TZID=Europe/Berlin:20260714T130000',
        'DURATION:PT2H',
        'RRULE:FREQ=DAILY;COUNT=2',
      ),
      ['07-06T07', '07-14T11', '07-15T11'],
    ],
    [
      'stands alone where its series is not in the file',
      [],
      ['07-06T07', '07-13T07', '07-20T07', '07-27T07'],
    ],
  ])('%s', async (_, changed, expected) => {
    const times = await timesIn(calendar(...series, ...changed));
    expect(times.map(time => time.slice(5, 13))).toEqual(expected);
  });

  test('and one of the later ones once more', async () => {
    const bytes = calendar(
      ...series,
      ...change(
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20260713T070000Z',
        'DTSTART:20260714T110000Z',
        'DURATION:PT2H',
      ),
      ...change('RECURRENCE-ID:20260720T070000Z', 'DTSTART:20260723T060000Z', 'DURATION:PT1H'),
    );
    expect((await timesIn(bytes)).map(time => time.slice(5, 13))).toEqual([
      '07-06T07',
      '07-14T11',
      '07-23T06',
      '07-28T11',
    ]);
  });

  test('counts also where its series is not in the file', async () => {
    const bytes = calendar(
      ...event('RECURRENCE-ID:20260713T070000Z', 'DTSTART:20260714T070000Z', 'DURATION:PT1H'),
    );
    expect(await timesIn(bytes)).toEqual(['2026-07-14T07:00/2026-07-14T08:00']);
  });

  test('is the one that was changed most often', async () => {
    const once = (sequence: number, hour: string) =>
      event(
        'RECURRENCE-ID:20260713T070000Z',
        `SEQUENCE:${sequence}`,
        `DTSTART:20260713T${hour}0000Z`,
        'DURATION:PT1H',
      );
    const times = await timesIn(calendar(...once(10, '12'), ...once(2, '15'), ...series));
    expect(times.map(time => time.slice(5, 13))).toEqual(['07-06T07', '07-13T12', '07-20T07', '07-27T07']);
  });
});

describe('an event that stands in a file several times', () => {
  const version = (sequence: number, day: string, ...lines: readonly string[]) =>
    event(`DTSTART;VALUE=DATE:${day}`, `SEQUENCE:${sequence}`, ...lines);

  test.each<[string, readonly string[], readonly string[]]>([
    ['counts as it was changed last', [...version(1, '20260713'), ...version(0, '20260706')], ['2026-07-12']],
    [
      'counts once where it is the same',
      [...version(0, '20260706'), ...version(0, '20260706')],
      ['2026-07-05'],
    ],
    [
      'counts for each, where a program gives all the same id',
      [...version(0, '20260706'), ...version(0, '20260713')],
      ['2026-07-05', '2026-07-12'],
    ],
    [
      'is off, if that was said last',
      [...version(0, '20260706'), ...version(1, '20260706', 'STATUS:CANCELLED')],
      [],
    ],
    [
      'is on again, if that was said last',
      [...version(1, '20260706', 'STATUS:CANCELLED'), ...version(2, '20260707')],
      ['2026-07-06'],
    ],
    [
      'is off alone, where a program gives all the same id',
      [...version(0, '20260706'), ...version(0, '20260713'), ...version(0, '20260713', 'STATUS:CANCELED')],
      ['2026-07-05'],
    ],
  ])('%s', async (_, lines, expected) => {
    expect((await timesIn(calendar(...lines))).map(time => time.slice(0, 10))).toEqual(expected);
  });
});

test('an event without an id is recognised by what it is', async () => {
  const lines = ['BEGIN:VEVENT', 'SUMMARY:Kur', 'DTSTART;VALUE=DATE:20260706', 'END:VEVENT'];
  const [first, second] = [await read(calendar(...lines)), await read(calendar(...lines))];
  expect(first.events[0]?.uid).toBe('DTSTART;VALUE=DATE:20260706 Kur');
  expect(second.uids).toEqual(first.uids);
});
