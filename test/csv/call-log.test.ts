import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { LoggedCall } from '../../src/acd/replay/logged-call.ts';
import { type CallLogOptions, openCallLog } from '../../src/csv/call-log.ts';
import { parseCondition } from '../../src/csv/condition.ts';
import type { RowProblem } from '../../src/csv/log-row.ts';
import { openCsv } from '../../src/csv/open-csv.ts';
import { parseSpelledNumber } from '../../src/phone-spelling.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Reading {
  readonly calls: readonly LoggedCall[];
  readonly problems: readonly RowProblem[];
}

async function read(content: string | Buffer, changes: Partial<CallLogOptions> = {}): Promise<Reading> {
  const path = `${await temporaryFolder()}/calls.csv`;
  await writeFile(path, content);
  const options = {
    columns: {},
    timeZone: 'Europe/Berlin',
    parseNumber: parseSpelledNumber,
    hotline: null,
    answered: null,
    skip: null,
    ...changes,
  };
  const calls: LoggedCall[] = [];
  const problems: RowProblem[] = [];
  const listener = { onBytes: () => {}, onProblem: (problem: RowProblem) => problems.push(problem) };
  for await (const call of openCallLog(await openCsv(path), options).calls(listener)) calls.push(call);
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
