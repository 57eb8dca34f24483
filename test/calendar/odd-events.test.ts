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

  test.each([
    ['with a length', '20260708T070000Z/PT4H', '2026-07-08T07:00/2026-07-08T11:00'],
    ['with an end', '20260708T070000Z/20260710T150000Z', '2026-07-08T07:00/2026-07-10T15:00'],
    ['with an end by its own clock', '20260708T090000/20260708T120000', '2026-07-08T07:00/2026-07-08T10:00'],
    ['where it begins as by its rule', '20260706T070000Z/PT4H', '2026-07-06T07:00/2026-07-06T11:00'],
  ])('takes place at a further time that is as long as that says: %s', async (_, period, expected) => {
    const bytes = calendar(...event(...nine, `RDATE;VALUE=PERIOD:${period}`));
    expect(await timesIn(bytes)).toContain(expected);
    expect(await warningsAbout(bytes)).toEqual([]);
  });

  test.each(['20260708T070000Z/20260708T060000Z', '20260708T070000Z/P1M', '20260708T070000Z/', 'x/PT1H'])(
    'is left out and named where a further time has no length: %s',
    async period => {
      const bytes = calendar(...event(...nine, `RDATE;VALUE=PERIOD:${period}`));
      expect(await timesIn(bytes)).toEqual([]);
      expect(await warningsAbout(bytes)).toHaveLength(1);
    },
  );

  test.each([
    ['of its zone', 'EXDATE;TZID=Europe/Berlin:20260707T000000'],
    ['in UTC', 'EXDATE:20260707T000000Z'],
    ['of no zone', 'EXDATE:20260707T000000'],
  ])('leaves out the day that an exception names by its midnight %s', async (_, exception) => {
    expect(await days(...nine, 'RRULE:FREQ=DAILY;COUNT=3', exception)).toEqual(['2026-07-06', '2026-07-08']);
  });

  test('at seven in the evening in New York is left out by its moment, though that is a midnight in UTC', async () => {
    const evening = ['DTSTART;TZID=America/New_York:20260706T200000', 'DURATION:PT1H'];
    const lines = [...evening, 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20260708T000000Z'];
    expect(await timesIn(calendar(...event(...lines)))).toEqual([
      '2026-07-07T00:00/2026-07-07T01:00',
      '2026-07-09T00:00/2026-07-09T01:00',
    ]);
  });

  test('names an exception for another hour, which leaves out nothing', async () => {
    const lines = [...nine, 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE:20260707T080000'];
    expect(await warningsAbout(calendar(...event(...lines)))).toEqual([
      'The event "Urlaub" of 2026-07-06 09:00 leaves out a time of 2026-07-07 at which it does not begin (EXDATE), so it takes place on that day.',
    ]);
  });

  test.each([
    ['UNTIL', 'FREQ=WEEKLY;UNTIL=20261399'],
    ['UNTIL', 'FREQ=WEEKLY;UNTIL=31.12.2026'],
    ['UNTIL', 'FREQ=WEEKLY;UNTIL='],
    ['BYEASTER', 'FREQ=YEARLY;BYEASTER=0'],
    ['RRULE', 'FREQ=DAILY;COUNT=3;COUNT=5'],
    ['RRULE', 'FREQ=WEEKLY;COUNT=3,5'],
    ['RRULE', 'FREQ=WEEKLY;INTERVAL=1.5;COUNT=3'],
  ])('is followed by no rule that is not understood: %s in %s', async (part, rule) => {
    const bytes = calendar(...event(...nine, `RRULE:${rule}`));
    expect(await timesIn(bytes)).toHaveLength(1);
    expect((await warningsAbout(bytes))[0]).toContain(`(${part}); only its first day counts`);
  });

  test('by a rule to which a program has added words of its own', async () => {
    expect(await days(...nine, 'RRULE:FREQ=DAILY;COUNT=2;X-BEGIN=1')).toEqual(['2026-07-06', '2026-07-07']);
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
      'is moved, by the midnight with which its day begins',
      change('RECURRENCE-ID:20260713T000000', 'DTSTART:20260714T070000Z', 'DURATION:PT1H'),
      ['07-06T07', '07-14T07', '07-20T07', '07-27T07'],
    ],
    [
      'stays where it was, if the earlier ones are meant too, which is not followed',
      change(
        'RECURRENCE-ID;RANGE=THISANDPRIOR:20260713T070000Z',
        'DTSTART:20260714T070000Z',
        'DURATION:PT1H',
      ),
      ['07-06T07', '07-13T07', '07-20T07', '07-27T07'],
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

  test.each([
    ['moved', ['DTSTART:20260714T070000Z', 'DURATION:PT1H']],
    ['called off', ['STATUS:CANCELLED']],
  ])('is named where it is %s at an hour at which none begins', async (_, lines) => {
    const bytes = calendar(...change('RECURRENCE-ID:20260713T080000', ...lines), ...series);
    expect(await warningsAbout(bytes)).toEqual([
      expect.stringContaining('at a time at which none begins (RECURRENCE-ID), so that repetition stays too'),
    ]);
  });

  test('is named by nothing where its hour is right, or its series is elsewhere', async () => {
    const right = change('RECURRENCE-ID:20260713T070000Z', 'DTSTART:20260714T070000Z', 'DURATION:PT1H');
    expect(await warningsAbout(calendar(...right, ...series))).toEqual([]);
    expect(await warningsAbout(calendar(...right))).toEqual([]);
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

test.each<[string, readonly string[]]>([
  [
    'in an older state',
    [...event('SEQUENCE:1', 'DTSTART;VALUE=DATE:20260713'), ...event('DTSTART;VALUE=DATE:20260706')],
  ],
  [
    'and called off',
    [
      ...event('DTSTART;VALUE=DATE:20260713'),
      ...event('UID:2', 'DTSTART;VALUE=DATE:20260706'),
      ...event('UID:2', 'DTSTART;VALUE=DATE:20260706', 'STATUS:CANCELLED'),
    ],
  ],
])('each event of a file is accounted for, also what stands there %s', async (_, lines) => {
  const { count, events, unmarked } = await read(calendar(...lines));
  const left = Object.values(unmarked).reduce((sum, each) => sum + each, 0);
  expect(events.length + left).toBe(count);
});

test.each([
  ['two', ['DTSTART;VALUE=DATE:20260706', 'DTSTART;VALUE=DATE:20260713']],
  ['a list of them', ['DTSTART;VALUE=DATE:20260706,20260713']],
  ['a period', ['DTSTART;VALUE=PERIOD:20260706T080000Z/20260708T160000Z']],
])('an event has one beginning: where it has %s, it is named and left out', async (_, lines) => {
  const bytes = calendar(...event(...lines));
  expect(await timesIn(bytes)).toEqual([]);
  expect(await warningsAbout(bytes)).toHaveLength(1);
});

test.each([
  ['two', ['DTSTART;VALUE=DATE:20260706', 'DTEND;VALUE=DATE:20260707', 'DTEND;VALUE=DATE:20260713']],
  [
    'a length that is another one',
    ['DTSTART;VALUE=DATE:20260706', 'DTEND;VALUE=DATE:20260707', 'DURATION:P5D'],
  ],
])('an event has one end: where it has %s, it is named and left out', async (_, lines) => {
  const bytes = calendar(...event(...lines));
  expect(await timesIn(bytes)).toEqual([]);
  expect(await warningsAbout(bytes)).toEqual(['The event "Urlaub" of 2026-07-06 has several ends.']);
});

test('an end and a length that say the same are one', async () => {
  const lines = ['DTSTART;VALUE=DATE:20260706', 'DTEND;VALUE=DATE:20260708', 'DURATION:P2D'];
  expect(await timesIn(calendar(...event(...lines)))).toEqual(['2026-07-05T22:00/2026-07-07T22:00']);
});

describe('days stay days', () => {
  test.each<[string, readonly string[]]>([
    ['from midnight to midnight in UTC', ['DTSTART:20260706T000000Z', 'DTEND:20260708T000000Z']],
    ['from midnight to the last minute in UTC', ['DTSTART:20260706T000000Z', 'DTEND:20260707T235959Z']],
    ['of the zone UTC', ['DTSTART;TZID=UTC:20260706T000000', 'DTEND;TZID=UTC:20260708T000000']],
    [
      'with a clock behind them',
      ['DTSTART;VALUE=DATE:20260706T000000Z', 'DTEND;VALUE=DATE:20260708T000000Z'],
    ],
    [
      'with our midnight in UTC behind them',
      ['DTSTART;VALUE=DATE:20260705T220000Z', 'DTEND;VALUE=DATE:20260707T220000Z'],
    ],
    [
      'that Outlook gives as the midnights of America in UTC',
      ['DTSTART:20260706T040000Z', 'DTEND:20260708T040000Z', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'],
    ],
    [
      'that Outlook gives as the midnights of Asia in UTC',
      ['DTSTART:20260705T150000Z', 'DTEND:20260707T150000Z', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'],
    ],
  ])('%s', async (_, lines) => {
    expect(await timesIn(calendar(...event(...lines)))).toEqual(['2026-07-05T22:00/2026-07-07T22:00']);
  });

  test('but from eight to eight is no day', async () => {
    const lines = ['DTSTART:20260706T080000Z', 'DTEND:20260707T080000Z'];
    expect(await timesIn(calendar(...event(...lines)))).toEqual(['2026-07-06T08:00/2026-07-07T08:00']);
  });
});

test('an event without an id is recognised by what it is', async () => {
  const lines = ['BEGIN:VEVENT', 'SUMMARY:Kur', 'DTSTART;VALUE=DATE:20260706', 'END:VEVENT'];
  const [first, second] = [await read(calendar(...lines)), await read(calendar(...lines))];
  expect(first.events[0]?.uid).toBe('DTSTART;VALUE=DATE:20260706 Kur');
  expect(second.uids).toEqual(first.uids);
});
