import { expect, test } from 'vitest';
import { createCallReader } from '../../src/csv/call-reader.ts';
import { readCall } from '../../src/csv/read-call.ts';
import { layOutTable } from '../../src/csv/table-layout.ts';
import { caller, noon } from '../support/builders.ts';
import { annaAndBen } from '../support/table.ts';

const headings = ['Anrufer', 'Mitarbeiter', 'Beginn', 'Angenommen um', 'Dauer', 'Ende', 'Richtung'];

function readerFor(names: readonly string[]) {
  return createCallReader(
    layOutTable(names, {}),
    {
      numbers: { bare: null, areaCode: null },
      durations: { clock: 'm:ss', unitMs: 1000 },
      waits: { clock: 'm:ss', unitMs: 1000 },
      dates: null,
    },
    {
      headings: names,
      timeZone: 'Europe/Berlin',
      colleagues: { roster: annaAndBen, aliases: new Map() },
    },
  );
}

const reader = readerFor(headings);

/** A row that an agent answered at noon, but for these cells. */
function read(changes: Partial<Record<(typeof headings)[number], string>> = {}) {
  const row: Readonly<Record<string, string>> = {
    Anrufer: '0171 3920001',
    Mitarbeiter: 'Anna',
    Beginn: '01.06.2026 11:59:50',
    'Angenommen um': '01.06.2026 12:00:00',
    Dauer: '1:30',
    ...changes,
  };
  return readCall(
    headings.map(heading => row[heading] ?? ''),
    reader,
  );
}

test('a row becomes a call with its times, its talk and its agent', () => {
  expect(read()).toEqual({
    kind: 'call',
    clock: 'once',
    call: {
      type: 'pastCall',
      callId: expect.stringMatching(/^csv:[0-9a-f]{32}$/),
      direction: 'in',
      caller,
      agentId: 'w1',
      answeringNumber: null,
      startedAt: noon - 10_000,
      answeredAt: noon,
      endedAt: noon + 90_000,
    },
  });
});

function idOf(changes: Parameters<typeof read>[0]): string {
  const row = read(changes);
  return row.kind === 'call' ? row.call.callId : row.kind;
}

test('the same content has the same id, however it is written, and other content another', () => {
  const same = {
    Anrufer: '+49 171 39 20 001',
    Mitarbeiter: 'w1',
    'Angenommen um': '2026-06-01T10:00:00Z',
    Dauer: '90,0',
  };
  expect(idOf(same)).toBe(idOf({}));
  expect(idOf({ Dauer: '1:31' })).not.toBe(idOf({}));
  expect(idOf({ Mitarbeiter: 'Ben' })).not.toBe(idOf({}));
});

test('later calls have higher ids, so that those of a table in order are written one behind the other', () => {
  const ids = [
    '01.06.2026 12:00:00',
    '01.06.2026 12:00:01',
    '02.06.2026 08:00:00',
    '01.01.2031 08:00:00',
  ].map(moment => idOf({ Beginn: moment, 'Angenommen um': moment }));
  expect(ids).toEqual([...ids].sort());
});

test.each([
  { what: 'no agent', changes: { Mitarbeiter: '' }, kind: 'without-agent' },
  { what: 'no answer', changes: { 'Angenommen um': '' }, kind: 'without-agent' },
  { what: 'no talk', changes: { Dauer: '0' }, kind: 'without-agent' },
  { what: 'a withheld number', changes: { Anrufer: 'anonymous' }, kind: 'without-caller' },
  { what: 'a number that is hidden in German', changes: { Anrufer: 'Unbekannt' }, kind: 'without-caller' },
  { what: 'an extension', changes: { Anrufer: '12' }, kind: 'without-caller' },
])('a row with $what is $kind', ({ changes, kind }) => {
  expect(read(changes)).toEqual({ kind });
});

test.each([
  { changes: { Anrufer: 'Frau Maier' }, reason: '"Frau Maier" is not a phone number' },
  { changes: { Mitarbeiter: 'Zoe' }, reason: 'there is no agent "Zoe"' },
  { changes: { Dauer: '-5' }, reason: 'the duration "-5" is negative' },
  {
    changes: { Dauer: 'lang' },
    reason: '"lang" is not a duration; write seconds, or 1:23 for minutes and seconds',
  },
  {
    changes: { Beginn: '6/1/2026 12:00' },
    reason: '"6/1/2026 12:00" is not a time; write it like 24.11.2026 10:15:30 or 2026-11-24 10:15:30',
  },
  { changes: { Beginn: '01.06.2026 12:01' }, reason: 'it was answered before it began' },
  { changes: { Ende: '01.06.2026 11:00' }, reason: 'it ended before it began' },
  {
    changes: { Richtung: 'quer' },
    reason: '"quer" is not a direction; write in or out, or leave the column out with --map direction=',
  },
])('a row is rejected because $reason', ({ changes, reason }) => {
  expect(read(changes)).toMatchObject({ kind: 'rejected', reason });
});

test.each([
  { text: 'in', want: 'in' },
  { text: 'Eingehend', want: 'in' },
  { text: 'ausgehend', want: 'out' },
  { text: 'Outbound', want: 'out' },
])('$text is a call $want', ({ text, want }) => {
  expect(read({ Richtung: text })).toMatchObject({ call: { direction: want } });
});

test('without a time of the answer, a row counts as of its beginning', () => {
  const ofTwoColumns = readerFor(['Anrufer', 'Mitarbeiter', 'Datum', 'Uhrzeit']);
  const row = readCall(['0171 3920001', 'Anna', '01.06.2026', '12:00'], ofTwoColumns);
  expect(row).toMatchObject({ call: { startedAt: noon, answeredAt: noon } });
  expect(row).not.toMatchObject({ call: { endedAt: expect.anything() } });
});

test('a row of the hour that comes twice says so', () => {
  const twice = { Beginn: '25.10.2026 02:29', 'Angenommen um': '25.10.2026 02:30' };
  expect(read(twice)).toMatchObject({ kind: 'call', clock: 'twice' });
});

test('a row that is too short to have a time is refused', () => {
  expect(readCall(['0171 3920001'], reader)).toEqual({ kind: 'rejected', reason: 'it has no time' });
});

test('a row that sums up others is no call, though a call may begin with such a word', () => {
  for (const word of ['Summe', 'Gesamt:', 'Gesamtdauer', 'Total', 'Anzahl: 12', 'Average'])
    expect(readCall([word, '', '', '', '2:00'], reader)).toEqual({ kind: 'total' });
  const call = [
    'Gesamtschule Köln (0221 4710133)',
    'Anna',
    '01.06.2026 11:59:50',
    '01.06.2026 12:00:00',
    '60',
  ];
  expect(readCall(call, reader)).toMatchObject({ kind: 'call' });
  expect(readCall(['Total (0221 4710133)', ...call.slice(1)], reader)).toMatchObject({ kind: 'call' });
});

test('a talk of a day or longer is refused', () => {
  expect(read({ Dauer: '90000' })).toMatchObject({ reason: expect.stringContaining('a day or longer') });
});

test('of an outcome that is not understood, only an answer or a duration shows that it was answered', () => {
  const names = ['Anrufer', 'Mitarbeiter', 'Beginn', 'Dauer', 'Status'];
  const ofStatus = (duration: string, status: string) =>
    readCall(['0171 3920001', 'Anna', '01.06.2026 12:00:00', duration, status], readerFor(names));
  expect(ofStatus('60', 'quer')).toMatchObject({ kind: 'call' });
  expect(ofStatus('', 'quer')).toMatchObject({
    kind: 'rejected',
    reason: expect.stringContaining('whether it was answered is not understood of "quer"'),
  });
  expect(ofStatus('', 'no-answer')).toEqual({ kind: 'without-agent' });
});
