import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recogniseTable } from '../../src/csv/known-tables.ts';
import type { ReadCall } from '../../src/csv/read-call.ts';
import { agent } from '../support/builders.ts';
import { openTable, readRows, writeTable } from '../support/table.ts';

const roster = {
  agents: [agent(2, { name: 'Sabine Vogt' }), agent(3, { name: 'Jonas Brandt' })],
  confirmedAt: null,
};
/** By their extensions and logins, for systems that write nothing else. */
const aliases = new Map([
  ['12', 'w2'],
  ['0002', 'w2'],
  ['13', 'w3'],
  ['0003', 'w3'],
]);

/** Such as `in +493023125005 w3 10:15:00 180 s`, by the clock of Berlin. */
function inShort(read: ReadCall): string {
  if (read.kind === 'rejected') return `rejected: ${read.reason}`;
  if (read.kind !== 'call') return read.kind;
  const { direction, caller, agentId, answeredAt, endedAt } = read.call;
  const time = new Date(answeredAt).toLocaleTimeString('de', { timeZone: 'Europe/Berlin' });
  const talk = endedAt === undefined ? '?' : (endedAt - answeredAt) / 1000;
  return `${direction} ${caller} ${agentId} ${time} ${talk} s`;
}

test.each([
  {
    file: 'fritzbox',
    name: 'FRITZ!Box',
    rows: [
      'in +493023125005 w3 10:15:00 180 s',
      'in +491713920001 w2 11:40:00 4200 s',
      'without-agent',
      'out +496990009007 w2 13:05:00 420 s',
      'in +493023125006 w3 14:00:00 60 s',
      'without-agent',
      'out +4922199998133 w3 15:00:00 120 s',
    ],
  },
  {
    file: 'fritzbox-english',
    name: 'FRITZ!Box',
    rows: ['in +493023125005 w3 10:15:00 180 s', 'without-agent', 'out +491713920001 w2 10:35:00 120 s'],
  },
  {
    file: 'starface-leitungsdaten',
    name: 'STARFACE (Leitungsdaten)',
    rows: ['in +4930231250005 w3 10:15:10 180 s', 'without-agent', 'out +498999998001 w2 11:00:12 238 s'],
  },
  {
    file: 'starface-verbindungsdaten',
    name: 'STARFACE (Verbindungsdaten)',
    rows: ['in +493023125005 w3 10:15:10 180 s', 'without-agent', 'out +498999998001 w2 11:00:12 238 s'],
  },
  {
    file: '3cx-cdr',
    name: '3CX (CDR)',
    rows: [
      'in +493023125005 w3 06:27:36 490 s',
      'without-agent',
      'out +498999998001 w2 07:00:09 60 s',
      'without-caller',
    ],
  },
  {
    file: '3cx-cdr-without-headings',
    name: '3CX (CDR)',
    rows: [
      'in +493023125005 w3 06:27:36 490 s',
      'without-agent',
      'out +498999998001 w2 07:00:09 60 s',
      'without-caller',
    ],
  },
  {
    file: '3cx-report',
    name: '3CX (call report)',
    rows: [
      'in +493023125005 w3 10:15:00 180 s',
      'without-agent',
      'out +498999998001 w2 10:35:00 120 s',
      'without-caller',
    ],
  },
  {
    file: '3cx-report-older',
    name: '3CX (call report)',
    rows: ['in +493023125005 w3 10:15:00 180 s', 'without-agent', 'out +498999998001 w2 10:35:00 120 s'],
  },
  {
    file: 'asterisk-master',
    name: 'Asterisk (cdr-csv)',
    rows: [
      'in +493023125005 w3 10:15:08 180 s',
      'without-agent',
      'out +498999998001 w2 11:00:12 240 s',
      'without-caller',
    ],
  },
  {
    file: 'freepbx-cdr',
    name: 'FreePBX (CDR)',
    rows: ['in +493023125005 w3 10:15:00 180 s', 'without-agent', 'out +498999998001 w2 11:00:00 240 s'],
  },
  {
    file: 'freepbx-report',
    name: 'FreePBX (CDR report)',
    rows: ['in +493023125005 w3 10:15:00 180 s', 'without-agent', 'out +498999998001 w2 11:00:00 3660 s'],
  },
  {
    file: 'teams-pstn',
    name: 'Microsoft Teams (PSTN usage)',
    rows: ['in +493023125005 w3 10:15:00 180 s', 'out +498999998001 w2 11:00:00 240 s', 'without-agent'],
  },
  {
    file: 'teams-graph',
    name: 'Microsoft Teams (Graph call records)',
    rows: ['in +493023125005 w3 10:15:00 180 s', 'out +498999998001 w2 11:00:00 240 s', 'without-agent'],
  },
  {
    file: 'placetel',
    name: 'Placetel',
    rows: [
      'in +493023125005 w3 10:15:00 180 s',
      'without-agent',
      'out +498999998001 w2 11:00:00 240 s',
      'without-agent',
    ],
  },
  {
    file: 'sipgate-classic',
    name: 'sipgate (classic)',
    rows: ['in +493023125005 w3 10:15:00 180 s', 'without-agent', 'out +498999998001 w2 11:00:00 240 s'],
  },
  {
    file: 'sipgate-neo',
    name: 'sipgate (neo)',
    rows: ['in +493023125005 w3 10:15:10 180 s', 'without-agent', 'out +498999998001 w2 11:00:12 240 s'],
  },
  {
    file: 'excel',
    name: undefined,
    rows: ['in +493023125005 w3 10:15:00 180 s', 'without-agent', 'out +498999998001 w2 11:00:00 240 s'],
  },
])('a table of $file is recognised, and read as it is meant', async ({ file, name, rows }) => {
  const path = join(import.meta.dirname, `../fixtures/tables/${file}.csv`);
  const { csv, judged } = await openTable(path, { roster, aliases });
  expect(recogniseTable(csv.headings)?.name).toBe(name);
  expect(judged.questions).toEqual([]);
  expect((await readRows(path, { roster, aliases })).map(inShort)).toEqual(rows);
});

test('the operator’s word about a column counts before what is known of a system', async () => {
  const file = await writeTable(
    'Typ;Datum;Name;Rufnummer;Nebenstelle;Eigene Rufnummer;Dauer;Wer',
    '1;24.11.26 10:15;;03023125005;Telefon 1;4710100;0:03;Jonas Brandt',
  );
  const rows = await readRows(file, { roster, map: { agent: 'Wer' }, durations: 'm:ss' });
  expect(rows.map(inShort)).toEqual(['in +493023125005 w3 10:15:00 3 s']);
});
