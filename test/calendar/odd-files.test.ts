import { describe, expect, test } from 'vitest';
import { calendar, event, problemOf, read, timesIn, warningsAbout } from '../support/calendar.ts';

const good = event('DTSTART;VALUE=DATE:20260801');
const firstOfAugust = '2026-07-31T22:00/2026-08-01T22:00';
const sixthOfJuly = '2026-07-05T22:00/2026-07-06T22:00';

/** Folded after so many bytes, as the standard allows, also inside a letter. */
function folded(line: string, bytes = 75): string {
  const whole = Buffer.from(line);
  const parts: Buffer[] = [];
  for (let at = 0; at < whole.length; at += bytes) parts.push(whole.subarray(at, at + bytes));
  return Buffer.concat(
    parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from('\r\n '), part])),
  ).toString('latin1');
}

/** Bytes that are no text are carried through as they are. */
function calendarOfBytes(...lines: readonly string[]): Uint8Array {
  return Buffer.from(Buffer.from(calendar(...lines)).toString(), 'latin1');
}

describe('what nobody needs of an event costs nothing, however long or broken it is', () => {
  test.each<[string, readonly string[]]>([
    ['an attachment of megabytes', [`ATTACH;ENCODING=BASE64;VALUE=BINARY:${'QUJD'.repeat(1_000_000)}`]],
    [
      'a folded attachment of megabytes',
      [folded(`ATTACH;ENCODING=BASE64;VALUE=BINARY:${'QUJD'.repeat(700_000)}`)],
    ],
    ['a body of pages', [folded(`DESCRIPTION:${'Bis bald\\, '.repeat(20_000)}`)]],
    ['the same as a web page', [`X-ALT-DESC;FMTTYPE=text/html:<html>${'<p>ja</p>'.repeat(20_000)}</html>`]],
    [
      'a list of a thousand people',
      Array.from(
        { length: 1_000 },
        (_, index) => `ATTENDEE;CN="Nr. ${index}";PARTSTAT=ACCEPTED:mailto:p${index}@example.com`,
      ),
    ],
    ['a line of parameters without end', [`X-LONG${';A="b"'.repeat(100_000)}:1`]],
    ['a line that is none', ['hello']],
    [
      'a body that goes on in lines of its own',
      ['DESCRIPTION:Hallo', 'wie besprochen: bis Montag', '--', 'Anna'],
    ],
    ['a quotation mark that is never closed', ['X-NOTE;TEXT="open:1']],
    ['an alarm with nonsense in it', ['BEGIN:VALARM', 'TRIGGER:soon', 'DTSTART:nonsense', 'END:VALARM']],
    ['a part that is never closed', ['BEGIN:VALARM', 'TRIGGER:-PT15M']],
  ])('%s', async (_, lines) => {
    const bytes = calendarOfBytes(...event('DTSTART;VALUE=DATE:20260706', ...lines), ...good);
    expect(await timesIn(bytes)).toEqual([sixthOfJuly, firstOfAugust]);
  });
});

describe('lines are put together as they were', () => {
  test('where a letter is folded in the middle', async () => {
    const summary = folded('SUMMARY:Müßiggang über die Dächer — für 😀 länger als nötig', 7);
    const bytes = calendarOfBytes(
      'BEGIN:VEVENT',
      'UID:1',
      summary,
      'DTSTART;VALUE=DATE:20260706',
      'END:VEVENT',
    );
    expect((await read(bytes)).events[0]?.title).toBe('Müßiggang über die Dächer — für 😀 länger als nötig');
  });

  test.each<[string, string]>([
    ['a tab', 'DTSTART;VALUE=DA\r\n\tTE:20260706'],
    ['its name', 'DTST\r\n ART;VALUE=DATE:20260706'],
    ['every letter', [...'DTSTART;VALUE=DATE:20260706'].join('\r\n ')],
    ['an empty line', 'DTSTART;VALUE=DATE:2026\r\r\n 0706'],
  ])('where they are folded at %s', async (_, line) => {
    expect(await timesIn(calendar(...event(line)))).toEqual([sixthOfJuly]);
  });

  test.each<[string, string]>([
    ['LF', '\n'],
    ['CR', '\r'],
    ['CR CR LF', '\r\r\n'],
    ['CR LF with a blank line each', '\r\n\r\n'],
  ])('where they end in %s', async (_, end) => {
    const text = Buffer.from(
      calendar(...event('DTSTART;VALUE=DATE:20260706', 'SUMMARY:a\r\n  b')),
    ).toString();
    const bytes = Buffer.from(text.replaceAll('\r\n', end));
    expect(await timesIn(bytes)).toEqual([sixthOfJuly]);
  });

  test('a title of megabytes is cut, between its letters', async () => {
    const bytes = calendar(
      ...event('DTSTART;VALUE=DATE:20260706', `SUMMARY:${'😀'.repeat(500_000)}`).filter(
        line => line !== 'SUMMARY:Urlaub',
      ),
    );
    const title = (await read(bytes)).events[0]?.title ?? '';
    expect(title).toMatch(/^(😀)+$/u);
    expect(title.length).toBeLessThanOrEqual(200);
  });

  test('what would break a line elsewhere is taken out of a title', async () => {
    const lines = [
      'BEGIN:VEVENT',
      'UID:1',
      'SUMMARY:Kur\u0007 in\u2028Bad\\nEms',
      'DTSTART;VALUE=DATE:20260706',
      'END:VEVENT',
    ];
    expect((await read(calendar(...lines))).events[0]?.title).toBe('Kur in Bad Ems');
  });
});

describe('text is read in the encoding in which it is', () => {
  const text = Buffer.from(
    calendar('BEGIN:VEVENT', 'UID:1', 'SUMMARY:Krügers für 5 €', 'DTSTART;VALUE=DATE:20260706', 'END:VEVENT'),
  ).toString();
  const utf16 = Buffer.from(text, 'utf16le');

  test.each<[string, Uint8Array]>([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 without', utf16],
    ['UTF-16, the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ['Windows-1252', Buffer.from(text.replace('ü', '\u00fc').replace('€', '\u0080'), 'latin1')],
  ])('%s', async (_, bytes) => {
    expect((await read(bytes)).events).toMatchObject([{ title: 'Krügers für 5 €' }]);
  });
});

describe('a file is read as far as it goes', () => {
  const whole = Buffer.from(calendar(...event('DTSTART;VALUE=DATE:20260706'), ...good)).toString();

  test('where only its end is missing', async () => {
    const bytes = Buffer.from(whole.replace('END:VCALENDAR\r\n', ''));
    expect(await read(bytes)).toMatchObject({ extent: 'part', count: 2 });
    expect((await warningsAbout(bytes))[0]).toContain('The calendar is cut off');
  });

  test('where it ends in an event, which is left out', async () => {
    const bytes = Buffer.from(whole.slice(0, whole.lastIndexOf('END:VEVENT')));
    expect(await timesIn(bytes)).toEqual([sixthOfJuly]);
    expect(await read(bytes)).toMatchObject({ extent: 'part' });
  });

  test('where an event is not closed before the next one begins', async () => {
    const bytes = Buffer.from(whole.replace('END:VEVENT\r\n', ''));
    expect(await timesIn(bytes)).toEqual([sixthOfJuly, firstOfAugust]);
    expect(await read(bytes)).toMatchObject({ extent: 'part' });
  });

  test('where something stands before it, or several calendars in it', async () => {
    const bytes = Buffer.from(`\r\n\r\nWarning: deprecated\r\n${whole}${whole.replaceAll('UID:1', 'UID:2')}`);
    expect(await read(bytes)).toMatchObject({ extent: 'whole', count: 4 });
  });

  test('and one without events is a calendar', async () => {
    expect(await read(calendar())).toMatchObject({ extent: 'whole', count: 0, events: [] });
  });
});

test('tasks, journals, lists of free time and working hours are no absences, and are counted', async () => {
  const bytes = calendar(
    ...['VTODO', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VAVAILABILITY'].flatMap(kind => [
      `BEGIN:${kind}`,
      'UID:x',
      'DTSTART;VALUE=DATE:20260706',
      'DTEND;VALUE=DATE:20260707',
      `END:${kind}`,
    ]),
    ...good,
  );
  expect(await timesIn(bytes)).toEqual([firstOfAugust]);
  expect((await read(bytes)).unmarked).toEqual({ task: 2, journal: 1, 'free-busy': 1, availability: 1 });
});

test('what is not understood, over or far ahead is counted', async () => {
  const bytes = calendar(
    ...event('DTSTART;TZID=Home:20260706T090000'),
    ...event('DTSTART;VALUE=DATE:20150101'),
    ...event('DTSTART;VALUE=DATE:20290101'),
    ...event('DTSTART:20260706T080000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260101'),
  );
  expect(await read(bytes)).toMatchObject({ events: [], unmarked: { unread: 1, over: 1, 'too-far': 2 } });
});

test.each<[string, string, string]>([
  ['an invitation', 'REQUEST', 'message'],
  ['a cancellation', 'CANCEL', 'message'],
  ['what is published', 'PUBLISH', 'whole'],
])('%s is told from a calendar', async (_, method, extent) => {
  expect(await read(calendar(`METHOD:${method}`, ...good))).toMatchObject({ extent });
});

test('an answer to an invitation is no absence', async () => {
  const bytes = calendar('METHOD:REPLY', ...good);
  expect(await timesIn(bytes)).toEqual([]);
  expect((await warningsAbout(bytes))[0]).toContain('is an answer to an invitation');
});

test('a cancellation needs no times', async () => {
  const bytes = calendar('METHOD:CANCEL', 'BEGIN:VEVENT', 'UID:a', 'END:VEVENT');
  expect((await read(bytes)).calledOff).toEqual([{ uid: 'a', only: null }]);
});

test('a million lines that nobody needs are read without holding up others', async () => {
  const bytes = Buffer.from(`BEGIN:VCALENDAR\n${'X-A:1\n'.repeat(1_000_000)}END:VCALENDAR\n`);
  let turns = 0;
  const reading = problemOf(bytes);
  const isDone = reading.then(() => true);
  while (!(await Promise.race([isDone, new Promise(resolve => setImmediate(() => resolve(false)))])))
    turns += 1;
  expect(await reading).toBeNull();
  expect(turns).toBeGreaterThan(3);
});
