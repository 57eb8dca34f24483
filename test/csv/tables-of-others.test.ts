import { describe, expect, test } from 'vitest';
import type { ReadCall } from '../../src/csv/read-call.ts';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import { agent } from '../support/builders.ts';
import { openTable, readRows, writeTable } from '../support/table.ts';

const roster = {
  agents: [agent(2, { name: 'Sabine Vogt' }), agent(3, { name: 'Jonas Brandt' })],
  confirmedAt: null,
};

function talkOf(read: ReadCall): number | string {
  if (read.kind === 'rejected') return read.reason;
  if (read.kind !== 'call') return read.kind;
  return ((read.call.endedAt ?? read.call.answeredAt) - read.call.answeredAt) / 1000;
}

function callerOf(read: ReadCall): string {
  if (read.kind === 'rejected') return read.reason;
  return read.kind === 'call' ? read.call.caller : read.kind;
}

describe('a call list whose durations are hours and minutes', () => {
  const lines = [
    'sep=;',
    'Typ;Datum;Name;Rufnummer;Landes-/Ortsnetzbereich;Nebenstelle;Eigene Rufnummer;Dauer',
    '1;24.11.26 10:15;Muster GmbH;030 23125005;Berlin;Jonas Brandt;Internet: 4710100;0:03',
    '1;24.11.26 11:40;;01713920001;Mobilfunk;Sabine Vogt;Internet: 4710100;1:10',
    '2;24.11.26 12:00;;08999998001;München;;Internet: 4710100;0:00',
    '3;24.11.26 13:05;;06990009007;Frankfurt;Sabine Vogt;Internet: 4710100;0:07',
    '1;24.11.26 14:00;;030 23125006 (0171 3920000);Berlin;Jonas Brandt;Internet: 4710100;0:01',
    '3;24.11.26 15:00;;4710133;Köln;Jonas Brandt;Internet: 4710100;0:02',
  ];

  test('talks last what they lasted, and of two numbers the first counts', async () => {
    const rows = await readRows(await writeTable(...lines), { roster });
    expect(rows.map(talkOf)).toEqual([
      180,
      4200,
      'without-agent',
      420,
      60,
      '"4710133" has no area code; say with --area-code which one it would have',
    ]);
    expect(rows[4]).toMatchObject({ call: { caller: '+493023125006' } });
  });

  test('a number without an area code is asked about, with the hotline’s to be confirmed', async () => {
    const file = await writeTable(...lines);
    const { judged } = await openTable(file, { roster });
    expect(judged.notes).toContain(
      '1 number without an area code: --area-code 0221, that of the hotline, would add it.',
    );
    const rows = await readRows(file, { roster, areaCode: '0221' });
    expect(rows.map(talkOf).at(-1)).toBe(120);
    expect(callerOf(rows.at(-1) ?? { kind: 'without-agent' })).toBe('+492214710133');
  });
});

describe('numbers of which a spreadsheet has cut the 0', () => {
  const head = 'Anrufer;Mitarbeiter;Datum;Uhrzeit;Dauer';
  const rest = 'Jonas Brandt;24.11.2026;10:15;120';

  test('are German as a whole, though some alone could be of America, Russia or Peru; rounded ones are refused', async () => {
    const cells = ['15159123456', '17612345678', '71112345678', '51211234567', '3023125005', '4,91713E+12'];
    const file = await writeTable(head, ...cells.map(cell => `${cell};${rest}`));
    expect((await readRows(file, { roster })).map(callerOf)).toEqual([
      '+4915159123456',
      '+4917612345678',
      '+4971112345678',
      '+4951211234567',
      '+493023125005',
      'of "4,91713E+12" a spreadsheet has cut the last digits; export it as a text',
    ]);
    const { judged } = await openTable(file, { roster });
    expect(judged.notes).toEqual([
      '5 numbers begin with neither + nor 0, such as "15159123456", "17612345678", "71112345678": read as German ' +
        'without the 0, which spreadsheets cut off; --bare-numbers abroad reads a country code in them.',
    ]);
  });

  test('are refused where they could be of another country as well, until somebody says which', async () => {
    const file = await writeTable(head, `431588580;${rest}`, `0221 4710100;${rest}`);
    const callers = async (bareNumbers: 'german' | 'abroad' | null) =>
      (await readRows(file, { roster, bareNumbers })).map(callerOf);
    expect(await callers(null)).toEqual([
      expect.stringContaining('begins with neither + nor 0: --bare-numbers german'),
      '+492214710100',
    ]);
    expect(await callers('german')).toEqual(['+49431588580', '+492214710100']);
    expect(await callers('abroad')).toEqual(['+431588580', '+492214710100']);
  });

  test('keep a country code where that is the rule', async () => {
    const cells = ['492214710100', '493023125005', '4917139200011', '431588580', '41446681800'];
    const file = await writeTable(head, ...cells.map(cell => `${cell};${rest}`));
    expect((await readRows(file, { roster })).map(callerOf)).toEqual(cells.map(cell => `+${cell}`));
  });
});

describe('directions as German systems write them', () => {
  test('kommend and gehend', async () => {
    const file = await writeTable(
      'Rufnummer;Mitarbeiter;Datum;Uhrzeit;Dauer;Richtung',
      '03023125005;Jonas Brandt;24.11.2026;10:15;120;kommend',
      '03023125006;Jonas Brandt;24.11.2026;10:25;120;gehend',
    );
    expect(await readRows(file, { roster })).toMatchObject([
      { call: { direction: 'in', caller: '+493023125005' } },
      { call: { direction: 'out', caller: '+493023125006' } },
    ]);
  });

  test('angenommen and verpasst, under Art', async () => {
    const file = await writeTable(
      'Rufnummer;Mitarbeiter;Datum;Uhrzeit;Dauer;Art',
      '03023125005;Jonas Brandt;24.11.2026;10:15;120;angenommen',
      '03023125006;;24.11.2026;10:25;0;verpasst',
      '03023125007;Jonas Brandt;24.11.2026;10:35;60;Angenommener Anruf',
    );
    expect((await readRows(file, { roster })).map(talkOf)).toEqual([120, 'without-agent', 60]);
  });

  test('a column that only looks like the direction is left out if told so', async () => {
    const file = await writeTable(
      'Rufnummer;Mitarbeiter;Datum;Uhrzeit;Dauer;Art',
      '03023125005;Jonas Brandt;24.11.2026;10:15;120;Festnetz',
    );
    expect((await readRows(file, { roster })).map(talkOf)).toEqual([
      expect.stringContaining('"Festnetz" is not a direction'),
    ]);
    expect((await readRows(file, { roster, map: { direction: '' } })).map(talkOf)).toEqual([120]);
  });

  test('the ends change places where an agent called', async () => {
    const file = await writeTable(
      'Von;An;Datum;Uhrzeit;Dauer;Richtung',
      '03023125005;Jonas Brandt;24.11.2026;10:15;120;eingehend',
      'Vogt, Sabine (12);03023125006;24.11.2026;10:25;120;ausgehend',
    );
    expect(await readRows(file, { roster })).toMatchObject([
      { call: { direction: 'in', caller: '+493023125005', agentId: 'w3' } },
      { call: { direction: 'out', caller: '+493023125006', agentId: 'w2' } },
    ]);
  });

  test('who is inside tells the direction where no column does', async () => {
    const file = await writeTable(
      'Von;An;Datum;Uhrzeit;Dauer',
      '03023125005;Jonas Brandt;24.11.2026;10:15;120',
      'Sabine Vogt;03023125006;24.11.2026;10:25;120',
      'Sabine Vogt;Jonas Brandt;24.11.2026;10:35;120',
    );
    expect(await readRows(file, { roster })).toMatchObject([
      { call: { direction: 'in', agentId: 'w3' } },
      { call: { direction: 'out', caller: '+493023125006', agentId: 'w2' } },
      { kind: 'without-caller' },
    ]);
  });
});

describe('what no row tells is asked for with both readings', () => {
  test('durations', async () => {
    const file = await writeTable(
      'Anrufer;Mitarbeiter;Zeit;Dauer',
      '0171 3920001;Jonas Brandt;24.11.2026 10:15;1:10',
    );
    const { judged } = await openTable(file, { roster });
    expect(judged.questions).toEqual([
      '"1:10" is 1 h 10 min, or 1 min 10 s, and no row tells which: say --durations h:mm or --durations m:ss',
    ]);
    expect((await readRows(file, { roster, durations: 'h:mm' })).map(talkOf)).toEqual([4200]);
    expect((await readRows(file, { roster, durations: 'm:ss' })).map(talkOf)).toEqual([70]);
  });

  test('dates', async () => {
    const file = await writeTable(
      'Anrufer;Mitarbeiter;Zeit;Dauer',
      '0171 3920001;Jonas Brandt;03/04/2026 10:15;60',
    );
    const { judged } = await openTable(file, { roster });
    expect(judged.questions).toEqual([
      '"03/04/2026 10:15" may have the day or the month first, and no row tells which: ' +
        'say --dates day-first or --dates month-first',
    ]);
    expect(await readRows(file, { roster, dates: 'month-first' })).toMatchObject([
      { call: { answeredAt: Date.parse('2026-03-04T09:15:00Z') } },
    ]);
  });
});

test('names and numbers in one cell', async () => {
  const file = await writeTable(
    'Anrufer;Mitarbeiter;Datum;Uhrzeit;Dauer',
    '"Müller, Anna (0221 4710100)";"Brandt, Jonas (13)";24.11.2026;10:15;120',
    '"""Anna Müller"" <02214710100>";"""Jonas Brandt"" <13>";24.11.2026;10:25;120',
    '0221 4710100 / 0171 3920001;13 Jonas Brandt;24.11.2026;10:35;120',
  );
  expect((await readRows(file, { roster })).map(callerOf)).toEqual(Array(3).fill('+492214710100'));
});

test.each([
  ['Startzeit;Endzeit;Anrufer;Angerufener', '24.11.2026 10:15;24.11.2026 10:17;03023125005;Jonas Brandt'],
  ['Date,Time,From,To,Direction,Duration', '2026-11-24,10:15 AM,+493023125005,Jonas Brandt,Inbound,120'],
  [
    'Datum;Zeit;Richtung;Teilnehmer;Rufnummer;Dauer',
    '24.11.2026;10:15;kommend;Jonas Brandt;030/23125005;2 min',
  ],
  ['Anrufer;Mitarbeiter;Datum;Uhrzeit;Dauer', '4930 23125005;Brandt, Jonas;24/11/26;10.15;2m 0s'],
  ['Nummer;Benutzer;Zeitpunkt;Dauer (min)', '49 30 23125005;13 Jonas Brandt;46350,4270833333;2'],
  [
    'caller;callee;start;duration;direction',
    'sip:+493023125005@trunk;Jonas Brandt;2026-11-24T09:15:00Z;PT2M;incoming',
  ],
  [
    'Telefonnummer|Nebenstelle|Datum|Gesprächsdauer|Status',
    '0049 30 23125005|Jonas Brandt (13)|Di, 24.11.2026 10:15 Uhr|00:02:00|Angenommen',
  ],
  ['Von;Nach;Datum/Uhrzeit;Länge', 'Müller <03023125005>;Jonas Brandt;24. November 2026, 10:15;0,00138888'],
  [
    'Anrufer\tBearbeiter\tDatum\tUhrzeit\tDauer',
    '="03023125005"\tJonas Brandt\t24.11.2026 00:00:00\t30.12.1899 10:15:00\t30.12.1899 00:02:00',
  ],
])('a call of two minutes under %s', async (headings, row) => {
  expect(await readRows(await writeTable(headings, row), { roster })).toMatchObject([
    {
      kind: 'call',
      call: {
        direction: 'in',
        caller: '+493023125005',
        agentId: 'w3',
        answeredAt: Date.parse('2026-11-24T09:15:00Z'),
        endedAt: Date.parse('2026-11-24T09:17:00Z'),
      },
    },
  ]);
});

test('of a call that an agent made, the caller is whom they called, where the agent has a column beside both ends', async () => {
  const rows = await readRows(
    await writeTable(
      'Datum/Uhrzeit;Quelle;Ziel;Dauer;Nebenstelle;Richtung',
      '24.11.2026 10:15:00;+492214710133;+492214710100;60;Jonas Brandt;Eingehend',
      '24.11.2026 11:15:00;+492214710100;+492214710133;60;Jonas Brandt;Ausgehend',
    ),
    { roster },
  );
  expect(rows).toMatchObject([
    { kind: 'call', call: { direction: 'in', caller: '+492214710133', agentId: 'w3' } },
    { kind: 'call', call: { direction: 'out', caller: '+492214710133', agentId: 'w3' } },
  ]);
});

test('nobody outside has a number of the company: a call from it to nobody else is refused', async () => {
  const rows = await readRows(
    await writeTable(
      'Rufnummer;Mitarbeiter;Zeit;Dauer;Richtung',
      '+492214710100;Jonas Brandt;24.11.2026 11:15:00;60;Ausgehend',
    ),
    { roster: { ...roster, accountNumbers: ['+492214710100'] as PhoneNumber[] } },
  );
  expect(rows).toMatchObject([
    { kind: 'rejected', reason: expect.stringContaining('+492214710100 is a number of your own') },
  ]);
});
