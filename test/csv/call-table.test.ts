import { appendFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { HistoryPage } from '../../src/app/ports/import.ts';
import { checkTable, tableHistory } from '../../src/csv/call-table.ts';
import { openCsv } from '../../src/csv/open-csv.ts';
import { openTable, writeTable } from '../support/table.ts';

test('a check counts what a table holds, and names every row that is of no use', async () => {
  const { csv, reader } = await open([
    '0171 3920001;Anna;01.06.2026 10:00;60',
    '0171 3920002;Anna;01.06.2026 10:00:30;60',
    'anonym;Anna;01.06.2026 11:00;60',
    '0171 3920001;;01.06.2026 12:00;60',
    '0171 3920001;Zoe;01.06.2026 12:00;60',
    '0171 3920001;Ben;25.10.2026 02:10;60',
    '0171 3920001;Ben;29.03.2026 02:10;60',
    'Summe;;;420',
  ]);
  const rejected: string[] = [];
  const report = await checkTable(csv, reader, {
    onRejected: (line, reason) => rejected.push(`${line}: ${reason}`),
    onProgress: () => {},
    signal: never,
  });
  expect(rejected).toEqual(['6: there is no agent "Zoe"']);
  expect(report).toEqual({
    rows: 8,
    calls: 4,
    withoutAgent: 1,
    withoutCaller: 1,
    rejected: 1,
    totalLines: [9],
    twice: 1,
    never: 1,
    overlapping: 1,
    countries: new Map([['DE', { calls: 4, line: 2 }]]),
    unknownAgents: new Map([['Zoe', 1]]),
    earliest: Date.parse('2026-03-29T01:10:00Z'),
    latest: Date.parse('2026-10-25T00:10:00Z'),
  });
});

test('a table is imported in pages, and goes on after the page that was the last', async () => {
  const { csv, reader } = await open(rows(950));
  const history = tableHistory(csv, reader, 0);
  const pages = await all(history.pages(null, never));
  expect(pages.map(page => page.calls.length)).toEqual([200, 200, 200, 200, 150]);
  expect(pages.at(-1)?.position).toBeNull();
  const rest = await all(history.pages(pages[1]?.position ?? null, never));
  expect(rest).toEqual(pages.slice(2));
});

test('a table that has been changed is another history', async () => {
  const { csv, reader, file } = await open(rows(3));
  const before = tableHistory(csv, reader, 0).source;
  expect(tableHistory(await openCsv(file), reader, 0).source).toBe(before);
  await appendFile(file, `${rows(1)[0]}\n`);
  expect(tableHistory(await openCsv(file), reader, 0).source).not.toBe(before);
});

test('a row that has become of no use since the check ends the import', async () => {
  const { csv, reader } = await open(['0171 3920001;Zoe;01.06.2026 12:00;60']);
  await expect(all(tableHistory(csv, reader, 0).pages(null, never))).rejects.toThrow(
    'the table was changed while it was read. Import it again.',
  );
});

const never = new AbortController().signal;

async function open(lines: readonly string[]) {
  const file = await writeTable('Anrufer;Mitarbeiter;Zeit;Dauer', ...lines);
  return { ...(await openTable(file)), file };
}

function rows(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `0171 39200${(index % 90) + 10};Anna;${1780300000 + index * 600};60`,
  );
}

async function all(pages: AsyncIterable<HistoryPage>): Promise<readonly HistoryPage[]> {
  const read: HistoryPage[] = [];
  for await (const page of pages) read.push({ ...page, done: null });
  return read;
}
