import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCallReader } from '../../src/csv/call-reader.ts';
import { type CsvFile, openCsv } from '../../src/csv/open-csv.ts';
import { type ReadCall, readCall } from '../../src/csv/read-call.ts';
import type { CallReader } from '../../src/csv/row-reader.ts';
import { surveyTable } from '../../src/csv/survey.ts';
import { layOutTable, type NamedColumns } from '../../src/csv/table-layout.ts';
import { type JudgedTable, judgeTable, type ReadingOptions } from '../../src/csv/table-reading.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { agent } from './builders.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Anna, who is w1, and Ben, who is w2. */
export const annaAndBen: Roster = { agents: [agent(1), agent(2)], confirmedAt: null };

interface TableOptions extends Partial<ReadingOptions> {
  readonly roster?: Roster;
  readonly aliases?: ReadonlyMap<string, string>;
  readonly map?: NamedColumns;
}

interface OpenedTable {
  readonly csv: CsvFile;
  readonly judged: JudgedTable;
  readonly reader: CallReader;
}

/** Opens a file as an import would, with the clock of Berlin. */
export async function openTable(file: string, options: TableOptions = {}): Promise<OpenedTable> {
  const { roster = annaAndBen, aliases = new Map(), map = {}, ...said } = options;
  const csv = await openCsv(file);
  const layout = layOutTable(csv.headings, map);
  const survey = await surveyTable(csv, layout, {
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  const judged = judgeTable(survey, layout, {
    headings: csv.headings,
    hotlineArea: '0221',
    options: { areaCode: null, bareNumbers: null, durations: null, dates: null, ...said },
  });
  const timeZone = layout.known?.timeZone ?? 'Europe/Berlin';
  const colleagues = { roster, aliases };
  const reader = createCallReader(layout, judged.reading, { headings: csv.headings, timeZone, colleagues });
  return { csv, judged, reader };
}

/** Writes a table with these lines to a file of its own. */
export async function writeTable(...lines: readonly string[]): Promise<string> {
  const file = join(await temporaryFolder(), 'calls.csv');
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}

/** What becomes of each row of a table. */
export async function readRows(file: string, options: TableOptions = {}): Promise<readonly ReadCall[]> {
  const { csv, reader } = await openTable(file, options);
  const read: ReadCall[] = [];
  for await (const { cells } of csv.rows()) read.push(readCall(cells, reader));
  return read;
}
