import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { calendar, event, problemOf, read, timesIn, warningsAbout } from '../support/calendar.ts';

/** When 10:00 on 6 July 2026 and on 7 December 2026 are in a zone, in UTC. */
async function tenOClock(tzid: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const dated = (day: string) => [`DTSTART;TZID=${tzid}:${day}T100000`, 'DURATION:PT1H'];
  const times = await timesIn(
    calendar(...lines, ...event(...dated('20260706')), ...event(...dated('20261207'))),
  );
  return times.map(time => time.slice(11, 16));
}

describe('times are read in the zone that their calendar means', () => {
  test.each<[string, string, string]>([
    // As the database of zones names them, now and formerly.
    ['Europe/Berlin', '08:00', '09:00'],
    ['europe/berlin', '08:00', '09:00'],
    ['US/Eastern', '14:00', '15:00'],
    ['Asia/Calcutta', '04:30', '04:30'],
    ['Asia/Kolkata', '04:30', '04:30'],
    ['Europe/Kyiv', '07:00', '08:00'],
    ['America/Argentina/Buenos_Aires', '13:00', '13:00'],
    ['America/New York', '14:00', '15:00'],
    ['Etc/GMT+5', '15:00', '15:00'],
    ['EST5EDT', '14:00', '15:00'],
    ['CET', '08:00', '09:00'],
    // Behind a prefix.
    ['/Europe/Berlin', '08:00', '09:00'],
    ['/freeassociation.sourceforge.net/Europe/Berlin', '08:00', '09:00'],
    ['/freeassociation.sourceforge.net/Tzfile/America/Argentina/Salta', '13:00', '13:00'],
    ['/mozilla.org/20050126_1/Europe/Berlin', '08:00', '09:00'],
    ['/softwarestudio.org/Olson_20011030_5/America/Indiana/Indianapolis', '14:00', '15:00'],
    ['/citadel.org/20210210_1/Asia/Tokyo', '01:00', '01:00'],
    // As Windows names them.
    ['W. Europe Standard Time', '08:00', '09:00'],
    ['"W. Europe Standard Time"', '08:00', '09:00'],
    ['w. europe standard time', '08:00', '09:00'],
    ['W. Europe Daylight Time', '08:00', '09:00'],
    ['Romance Standard Time', '08:00', '09:00'],
    ['GMT Standard Time', '09:00', '10:00'],
    ['Eastern Standard Time', '14:00', '15:00'],
    ['Eastern Standard Time 1', '14:00', '15:00'],
    ['US Mountain Standard Time', '17:00', '17:00'],
    ['India Standard Time', '04:30', '04:30'],
    ['Nepal Standard Time', '04:15', '04:15'],
    ['AUS Eastern Standard Time', '00:00', '23:00'],
    ['New Zealand Standard Time', '22:00', '21:00'],
    ['Cen. Australia Standard Time', '00:30', '23:30'],
    ['Newfoundland Standard Time', '12:30', '13:30'],
    ['Turkey Standard Time', '07:00', '07:00'],
    ['UTC-11', '21:00', '21:00'],
    ['tzone://Microsoft/Utc', '10:00', '10:00'],
    // As Windows shows them to people, in English and German, new and old.
    ['"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', '08:00', '09:00'],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien', '08:00', '09:00'],
    ['(GMT+01.00) Amsterdam/Berlin/Bern/Rome/Stockholm/Vienna', '08:00', '09:00'],
    ['Amsterdam, Berlin, Bern, Rom, Stockholm, Wien', '08:00', '09:00'],
    ['"(UTC+01:00) Brüssel, Kopenhagen, Madrid, Paris"', '08:00', '09:00'],
    ['"(UTC+02:00) Athen, Bukarest"', '07:00', '08:00'],
    ['"(UTC) Dublin, Edinburgh, Lissabon, London"', '09:00', '10:00'],
    ['"(UTC-05:00) Eastern Time (US & Canada)"', '14:00', '15:00'],
    ['"(GMT-08.00) Pacific Time (US & Canada); Tijuana"', '17:00', '18:00'],
    ['"(UTC-07:00) Arizona"', '17:00', '17:00'],
    ['"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi"', '04:30', '04:30'],
    ['"(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi"', '02:00', '02:00'],
    ['"(UTC+10:00) Canberra, Melbourne, Sydney"', '00:00', '23:00'],
    ['"(UTC+13:00) Nuku\'alofa"', '21:00', '21:00'],
    ['Mitteleuropäische Zeit', '08:00', '09:00'],
    ['MEZ', '08:00', '09:00'],
    ['Berlin', '08:00', '09:00'],
    // By their distance from UTC.
    ['UTC', '10:00', '10:00'],
    ['UTC+01:00', '09:00', '09:00'],
    ['GMT-0330', '13:30', '13:30'],
    ['+0545', '04:15', '04:15'],
  ])('%s', async (tzid, summer, winter) => {
    expect(await tenOClock(tzid)).toEqual([summer, winter]);
  });
});

test('every zone of Windows is known, at the time that Unicode gives it', async () => {
  for (const { mapZone } of cldr.supplemental.windowsZones.mapTimezones) {
    if (mapZone._territory !== '001') continue;
    expect([mapZone._other, await tenOClock(mapZone._other)]).toEqual([
      mapZone._other,
      await tenOClock(mapZone._type),
    ]);
  }
});

describe('a zone that is not known, or could be several, is never taken for another: the event is left out and named', () => {
  test.each([
    'Home',
    'Customized Time Zone',
    'tzone://Microsoft/Custom',
    'Europe/Atlantis',
    '/example.com/Nowhere',
    '(UTC+01:00) Atlantis, Berlinchen',
    // The place is not at that distance.
    '(UTC+05:00) Berlin',
    'Athens, Berlin',
    // Britain, Bangladesh or Bougainville; China, Cuba or Chicago; India, Ireland or Israel.
    'BST',
    'CST',
    'IST',
    'EST',
    'GMT+0100 (Standard) / GMT+0200 (Daylight)',
    'constructor',
  ])('%s', async tzid => {
    const bytes = calendar(
      ...event(`DTSTART;TZID="${tzid}":20260706T090000`, 'DURATION:PT1H'),
      ...event('DTSTART;VALUE=DATE:20260801'),
    );
    expect(await warningsAbout(bytes)).toEqual([
      `The event "Urlaub" of 2026-07-06 09:00 is in the time zone "${tzid}", which is not known, so nobody can say when that is: choose a zone by its place in the calendar program, such as Europe/Berlin.`,
    ]);
    expect(await timesIn(bytes)).toEqual(['2026-07-31T22:00/2026-08-01T22:00']);
    expect([...(await read(bytes)).unreadUids]).toEqual(['1']);
  });

  test('so is one that stands only at the end', async () => {
    const bytes = calendar(...event('DTSTART:20260706T090000Z', 'DTEND;TZID=Home:20260706T100000'));
    expect(await warningsAbout(bytes)).toHaveLength(1);
    expect(await timesIn(bytes)).toEqual([]);
  });
});

function zone(tzid: string, ...rules: readonly string[]): readonly string[] {
  return ['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...rules, 'END:VTIMEZONE'];
}

function rule(kind: 'STANDARD' | 'DAYLIGHT', ...lines: readonly string[]): readonly string[] {
  return [`BEGIN:${kind}`, ...lines, `END:${kind}`];
}

const centralEuropean = [
  ...rule(
    'STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  ),
  ...rule(
    'DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  ),
];
const quarterToSix = rule('STANDARD', 'DTSTART:19860101T000000', 'TZOFFSETFROM:+0530', 'TZOFFSETTO:+0545');
const chile = [
  ...rule(
    'STANDARD',
    'DTSTART:20190407T000000',
    'TZOFFSETFROM:-0300',
    'TZOFFSETTO:-0400',
    'RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU',
  ),
  ...rule(
    'DAYLIGHT',
    'DTSTART:20190908T000000',
    'TZOFFSETFROM:-0400',
    'TZOFFSETTO:-0300',
    'RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=1SU',
  ),
];

describe('a zone that a calendar defines itself is followed', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['as Exchange does', centralEuropean, ['08:00', '09:00']],
    ['without summer time', quarterToSix, ['04:15', '04:15']],
    ['south of the equator', chile, ['14:00', '13:00']],
    [
      'where only changes are listed',
      [
        ...rule(
          'STANDARD',
          'DTSTART:20251026T030000',
          'TZOFFSETFROM:+0200',
          'TZOFFSETTO:+0100',
          'RDATE:20261025T030000,20271031T030000',
        ),
        ...rule(
          'DAYLIGHT',
          'DTSTART:20260329T020000',
          'TZOFFSETFROM:+0100',
          'TZOFFSETTO:+0200',
          'RDATE:20270328T020000',
        ),
      ],
      ['08:00', '09:00'],
    ],
    ['by the place that it names', ['X-LIC-LOCATION:Asia/Tokyo'], ['01:00', '01:00']],
  ])('%s', async (_, rules, times) => {
    expect(await tenOClock('Customized Time Zone', ...zone('Customized Time Zone', ...rules))).toEqual(times);
  });

  test('unless its rules end too soon to be right', async () => {
    const rules = [
      ...rule('STANDARD', 'DTSTART:20191027T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'),
      ...rule('DAYLIGHT', 'DTSTART:20190331T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'),
    ];
    expect(await tenOClock('Office', ...zone('Office', ...rules))).toEqual([]);
    expect(await tenOClock('Europe/Berlin', ...zone('Europe/Berlin', ...rules))).toEqual(['08:00', '09:00']);
  });

  test('by the name that refers to it, whose commas are not marked', async () => {
    const [defined, referred] = ['(UTC+05:45) Atlantis\\, Hinten', '"(UTC+05:45) Atlantis, Hinten"'];
    expect(await tenOClock(referred, ...zone(defined, ...quarterToSix))).toEqual(['04:15', '04:15']);
  });

  test('also where the letters could mean several zones', async () => {
    expect(await tenOClock('BST', ...zone('BST', ...quarterToSix))).toEqual(['04:15', '04:15']);
  });

  test('an hour that comes twice means the first, one that is skipped goes on from before', async () => {
    const lines = zone('Mine', ...centralEuropean);
    const at = async (time: string) =>
      (await timesIn(calendar(...lines, ...event(`DTSTART;TZID=Mine:${time}`, 'DURATION:PT1H'))))[0];
    expect(await at('20261025T023000')).toBe('2026-10-25T00:30/2026-10-25T01:30');
    expect(await at('20270328T023000')).toBe('2027-03-28T01:30/2027-03-28T02:30');
  });
});

describe('times that name no zone', () => {
  const nine = event('DTSTART:20260706T090000', 'DURATION:PT1H');

  test('are those of the calendar, where it says one', async () => {
    expect(await timesIn(calendar('X-WR-TIMEZONE:America/New_York', ...nine))).toEqual([
      '2026-07-06T13:00/2026-07-06T14:00',
    ]);
  });

  test('are refused where that one is not known', async () => {
    const bytes = calendar(
      'X-WR-TIMEZONE:Home',
      ...nine,
      ...event('DTSTART:20260801T090000Z', 'DURATION:PT1H'),
    );
    expect((await warningsAbout(bytes))[0]).toContain('is in the time zone "Home"');
    expect(await timesIn(bytes)).toHaveLength(1);
  });

  test('are those of the company else, as days always are', async () => {
    expect(await timesIn(calendar(...nine))).toEqual(['2026-07-06T07:00/2026-07-06T08:00']);
    const day = calendar('X-WR-TIMEZONE:America/New_York', ...event('DTSTART;VALUE=DATE:20260706'));
    expect(await timesIn(day)).toEqual(['2026-07-05T22:00/2026-07-06T22:00']);
  });

  test('are by the clock of the event, where they are exceptions from it', async () => {
    const bytes = calendar(
      ...event(
        'DTSTART;TZID=America/New_York:20260706T090000',
        'DURATION:PT1H',
        'RRULE:FREQ=DAILY;COUNT=2',
        'EXDATE:20260707T090000',
      ),
    );
    expect(await timesIn(bytes)).toEqual(['2026-07-06T13:00/2026-07-06T14:00']);
  });

  test('each calendar of a file has its own', async () => {
    const one = (place: string) => [`X-WR-TIMEZONE:${place}`, ...nine];
    const bytes = calendar(...one('Asia/Tokyo'), 'END:VCALENDAR', 'BEGIN:VCALENDAR', ...one('Europe/London'));
    expect(await timesIn(bytes)).toEqual([
      '2026-07-06T00:00/2026-07-06T01:00',
      '2026-07-06T08:00/2026-07-06T09:00',
    ]);
  });
});

test('a definition of a zone alone is a calendar without events', async () => {
  expect(await problemOf(calendar(...zone('Mine', ...centralEuropean)))).toBeNull();
});
