import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { chooseLogColumns, type LogConditions, openCallLog } from '../../src/csv/call-log.ts';
import { parseCondition } from '../../src/csv/condition.ts';
import type { NamedLogColumns } from '../../src/csv/log-fields.ts';
import { openCsv } from '../../src/csv/open-csv.ts';
import type { RowProblem } from '../../src/csv/row-values.ts';
import { surveyTable } from '../../src/csv/survey.ts';
import { judgeTable } from '../../src/csv/table-reading.ts';
import type { LoggedCall } from '../../src/domain/logged-call.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Reading {
  readonly calls: readonly LoggedCall[];
  readonly problems: readonly RowProblem[];
}

interface LogChanges extends Partial<LogConditions> {
  readonly columns?: NamedLogColumns;
  readonly arePseudonyms?: boolean;
}

async function read(
  content: string | Buffer,
  { columns = {}, arePseudonyms = true, ...conditions }: LogChanges = {},
): Promise<Reading> {
  const path = `${await temporaryFolder()}/calls.csv`;
  await writeFile(path, content);
  const csv = await openCsv(path);
  const layout = chooseLogColumns(csv, columns);
  const { wait } = layout.extra;
  const survey = await surveyTable(csv, layout, {
    onProgress: () => {},
    signal: new AbortController().signal,
    waits: wait === undefined ? [] : [wait],
  });
  const { reading } = judgeTable(survey, layout, {
    headings: csv.headings,
    hotlineArea: null,
    options: { areaCode: null, bareNumbers: null, durations: null, dates: null },
  });
  const options = { layout, reading, timeZone: 'Europe/Berlin', arePseudonyms };
  const noConditions = { hotline: null, answered: null, skip: null };
  const calls: LoggedCall[] = [];
  const problems: RowProblem[] = [];
  const listener = { onBytes: () => {}, onProblem: (problem: RowProblem) => problems.push(problem) };
  const log = openCallLog(csv, { ...options, ...noConditions, ...conditions });
  for await (const call of log.calls(listener)) calls.push(call);
  return { calls, problems };
}

const plain = `caller,agent,started,wait,talk
+4915112345678,anna,2026-07-01T10:00:00Z,5,60
,,2026-07-01T10:01:00Z,30,
`;

test('a log under usual headings needs no mapping', async () => {
  const { calls, problems } = await read(plain);
  expect(problems).toEqual([]);
  expect(calls).toEqual([
    {
      callId: 'line 2',
      kind: 'hotline',
      caller: '+4915112345678',
      arrivedAt: Date.UTC(2026, 6, 1, 10),
      agentId: 'anna',
      calledInVainBy: null,
      waitMs: 5_000,
      talkMs: 60_000,
      group: '',
      called: null,
    },
    {
      callId: 'line 3',
      kind: 'hotline',
      caller: null,
      arrivedAt: Date.UTC(2026, 6, 1, 10, 1),
      agentId: null,
      calledInVainBy: null,
      waitMs: 30_000,
      talkMs: null,
      group: '',
      called: null,
    },
  ]);
});

test('a German table with semicolons, umlauts in Windows-1252, date and time apart and decimal commas is read', async () => {
  const table =
    'Anrufer;Mitarbeiter;Datum;Uhrzeit;Gesprächszeit\r\n0151;Jörg;01.07.2026;12:00:00;1.234,5\r\n';
  const { calls } = await read(Buffer.from(table, 'latin1'), { columns: { started: 'Datum+Uhrzeit' } });
  expect(calls).toMatchObject([{ agentId: 'Jörg', arrivedAt: Date.UTC(2026, 6, 1, 10), talkMs: 1_234_500 }]);
});

test('times of answer and end do as well as durations', async () => {
  const { calls } = await read(
    'agent,started,answered,ended\na,2026-07-01 10:00:00,2026-07-01 10:00:05,2026-07-01 10:01:00\n',
  );
  expect(calls).toMatchObject([{ waitMs: 5_000, talkMs: 55_000 }]);
});

test('conditions tell calls to the hotline, answered ones, and what to leave out', async () => {
  const table = `agent,started,service,outcome
a,2026-07-01 10:00,sales,answered
a,2026-07-01 10:01,sales,given up
a,2026-07-01 10:02,fax,answered
a,2026-07-01 10:03,sales,menu
`;
  const { calls } = await read(table, {
    hotline: parseCondition('service=sales,orders'),
    answered: parseCondition('outcome=answered'),
    skip: parseCondition('outcome=menu'),
  });
  expect(calls.map(call => [call.kind, call.agentId, call.group])).toEqual([
    ['hotline', 'a', 'sales'],
    ['hotline', null, 'sales'],
    ['other', 'a', 'fax'],
  ]);
});

describe('every row that is no good is named, and the others are used', () => {
  test.each([
    ['not a time', 'a,soon,1,2', 'started "soon"'],
    ['not a time', 'a,,1,2', 'started is empty'],
    ['not a duration', 'a,2026-07-01 10:00,1,x', 'talk "x"'],
    ['negative duration', 'a,2026-07-01 10:00,-1,2', 'wait -1'],
  ] as const)('%s: %s', async (what, row, detail) => {
    const { calls, problems } = await read(`agent,started,wait,talk\n${row}\nb,2026-07-01 10:00,1,2\n`);
    expect(problems).toEqual([{ line: 2, what, detail, isUsed: false }]);
    expect(calls.map(call => call.callId)).toEqual(['line 3']);
  });

  test('a call that ends before it was answered', async () => {
    const row = 'a,2026-07-01 10:00:00,2026-07-01 10:00:09,2026-07-01 10:00:05';
    const { problems } = await read(`agent,started,answered,ended\n${row}\n`);
    expect(problems).toMatchObject([{ what: 'ends before it begins', detail: 'by 4 s' }]);
  });

  test('a time that the clocks showed twice is used, with a word about it', async () => {
    const { calls, problems } = await read('agent,started\na,2026-10-25 02:30\n');
    expect(problems).toMatchObject([{ what: 'time shown twice that night', isUsed: true }]);
    expect(calls).toHaveLength(1);
  });
});

test.each([
  ['a missing column', 'caller,agent\nc,a\n', {}, /no column says "started".*The columns are: caller, agent/],
  [
    'a heading that is not there',
    plain,
    { columns: { talk: 'Dauer' } },
    /there is no column "Dauer" for talk/,
  ],
  ['a condition on no column', plain, { skip: parseCondition('x=y') }, /there is no column "x"/],
])('%s is refused with a remedy', async (_, content, changes, message) => {
  await expect(read(content, changes)).rejects.toThrow(message);
});

test('an outgoing call that the condition leaves out, or that has no talk time, was in vain', async () => {
  const table = `caller,agent,started,talk,kind,outcome
0151,anna,2026-07-01T10:00:00Z,0,outgoing,no answer
0151,anna,2026-07-01T10:01:00Z,60,outgoing,answered
0151,anna,2026-07-01T10:02:00Z,60,hotline,answered
`;
  const inVain = async (changes: Parameters<typeof read>[1]): Promise<unknown[]> =>
    (await read(table, changes)).calls.map(call => [call.agentId, call.calledInVainBy]);
  const want = [
    [null, 'anna'],
    ['anna', null],
    ['anna', null],
  ];
  expect(await inVain({})).toEqual(want);
  expect(await inVain({ answered: { column: 'outcome', values: ['answered'] } })).toEqual(want);
});

describe('a log is read as an import reads it', () => {
  const head = 'Rufnummer;Mitarbeiter;Beginn;Dauer;Richtung';

  test('callers are told apart by their numbers, however these are written', async () => {
    const table = `${head}
0221 4710133;anna;01.07.2026 10:00;60;eingehend
+49 (0)221 4710133;anna;01.07.2026 11:00;60;kommend
"Müller <0049221 4710133>";anna;01.07.2026 12:00;60;IN
unterdrückt;anna;01.07.2026 13:00;60;incoming
`;
    const { calls } = await read(table, { arePseudonyms: false });
    const number = '+492214710133';
    expect(calls.map(({ caller }) => caller)).toEqual([number, number, number, null]);
  });

  test('directions in words of both languages, and calls that nobody answered though an agent is named', async () => {
    const words = ['kommend', 'gehend', 'outbound', 'intern', 'verpasst', 'Angenommener Anruf'];
    const rows = words.map(word => `0221 4710133;anna;01.07.2026 10:00;60;${word}`);
    const { calls } = await read([head, ...rows].join('\n'));
    expect(calls.map(({ kind, agentId }) => [kind, agentId])).toEqual([
      ['hotline', 'anna'],
      ['outgoing', 'anna'],
      ['outgoing', 'anna'],
      ['other', 'anna'],
      ['hotline', null],
      ['hotline', 'anna'],
    ]);
  });

  test('a direction that is not understood is named, and its row only shows that its agent was there', async () => {
    const { calls, problems } = await read(`${head}\n0221 4710133;anna;01.07.2026 10:00;60;quer\n`);
    expect(calls).toMatchObject([{ kind: 'other', agentId: 'anna' }]);
    expect(problems).toEqual([{ line: 2, what: 'not a direction', detail: '"quer"', isUsed: true }]);
  });

  test('a number that can be two is left out with the reason', async () => {
    const { calls, problems } = await read(`${head}\n4710133;anna;01.07.2026 10:00;60;in\n`, {
      arePseudonyms: false,
    });
    expect(calls).toEqual([]);
    expect(problems).toMatchObject([
      { what: 'not a caller', detail: expect.stringContaining('--area-code') },
    ]);
  });

  test('of a FRITZ!Box, durations are hours and minutes, and an answering machine is nobody', async () => {
    const table = `Typ;Datum;Name;Rufnummer;Nebenstelle;Eigene Rufnummer;Dauer
1;01.07.26 10:00;;0221 4710133;Anna;Internet: 4710100;1:10
1;01.07.26 12:00;;0221 4710133;Anrufbeantworter;Internet: 4710100;0:01
4;01.07.26 13:00;;0221 4710133;Anna;Internet: 4710100;0:00
`;
    const { calls } = await read(table, { arePseudonyms: false });
    expect(calls).toMatchObject([
      { kind: 'hotline', agentId: 'Anna', talkMs: 70 * 60_000 },
      { kind: 'hotline', agentId: null },
      { kind: 'outgoing', agentId: null, calledInVainBy: 'Anna' },
    ]);
  });

  test('where the ends of a call are named, the one inside tells the direction', async () => {
    const table = `Von;An;Beginn;Dauer
0221 4710133;12;01.07.2026 10:00;60
12;0221 4710133;01.07.2026 11:00;60
12;13;01.07.2026 12:00;60
`;
    const { calls } = await read(table, { arePseudonyms: false });
    expect(calls.map(({ kind, caller, agentId }) => [kind, caller, agentId])).toEqual([
      ['hotline', '+492214710133', '12'],
      ['outgoing', '+492214710133', '12'],
      ['other', null, '13'],
    ]);
  });

  test('a row whose outcome nobody understands, or whose talk lasts a day, is left out with the reason', async () => {
    const table = `Rufnummer;Mitarbeiter;Beginn;Dauer;Status
0221 4710133;anna;01.07.2026 10:00;60;quer
0221 4710133;anna;01.07.2026 11:00;;quer
0221 4710133;anna;01.07.2026 12:00;90000;angenommen
`;
    const { calls, problems } = await read(table);
    expect(calls).toMatchObject([{ callId: 'line 2', agentId: 'anna' }]);
    expect(problems.map(({ line, what }) => [line, what])).toEqual([
      [3, 'not an outcome'],
      [4, 'a day or longer'],
    ]);
  });

  test('times to wait are judged by begin and answer', async () => {
    const table = `agent,started,answered,wait,talk
anna,2026-07-01 10:00:00,2026-07-01 10:01:10,1:10,60
`;
    expect((await read(table)).calls).toMatchObject([{ waitMs: 70_000 }]);
  });
});
