import { basename } from 'node:path';
import type { AppContext } from '../../app/context.ts';
import type { Config } from '../../config/config.ts';
import { createCallReader } from '../../csv/call-reader.ts';
import { checkTable, type TableReport, tableHistory } from '../../csv/call-table.ts';
import type { Encoding } from '../../csv/encoding.ts';
import { type CsvFile, openCsv } from '../../csv/open-csv.ts';
import type { CallReader } from '../../csv/row-reader.ts';
import type { NamedColumns } from '../../csv/table-layout.ts';
import type { Roster } from '../../domain/roster.ts';
import { rosterSourceOf } from '../../wiring/configured-roster.ts';
import { CliError } from '../run-program.ts';
import { say } from '../say.ts';
import { describeReport } from './describe-report.ts';
import { importWords } from './import-words.ts';
import { createProgress } from './progress.ts';
import { judgeForCommand, type ReadingCliOptions } from './reading-options.ts';
import { collectRejects } from './rejects.ts';
import { type RunOptions, runImport } from './run-import.ts';
import { chooseColumns, describeColumns } from './table-options.ts';

export interface TableOptions extends ReadingCliOptions {
  readonly csv: string;
  readonly map?: NamedColumns;
  readonly agent?: ReadonlyMap<string, string>;
  readonly timeZone?: string;
  readonly encoding?: Encoding;
  readonly skipBadRows: boolean;
}

/** Checks a table from end to end, says what it contains, and imports it if nothing speaks against it. */
export async function importTable(
  { config, context }: { readonly config: Config; readonly context: AppContext },
  options: TableOptions,
  run: RunOptions,
): Promise<void> {
  const file = options.csv;
  const csv = await openCsv(file, options.encoding === undefined ? {} : { encoding: options.encoding });
  const layout = chooseColumns(csv, options.map ?? {});
  if (layout.known !== null) say(`${file} is a table of ${layout.known.name}.`);
  say(`${file} is ${csv.encoding}; ${describeColumns(csv, layout.columns)}.`);
  const { reading } = await judgeForCommand(csv, layout, {
    options,
    hotlines: context.known.hotlines,
    refusal: 'nothing was imported',
    signal: run.signal,
  });
  const timeZone = options.timeZone ?? layout.known?.timeZone ?? usualTimeZone;
  if (timeZone !== usualTimeZone) say(`times are those of ${timeZone}.`);
  const colleagues = {
    roster: await findRoster(config, context),
    aliases: options.agent ?? new Map<string, string>(),
  };
  const reader = createCallReader(layout, reading, { headings: csv.headings, timeZone, colleagues });
  const report = await check(csv, reader, { ...run, file });
  for (const line of describeReport(report, { timeZone, now: context.clock(), language: run.lang }))
    say(line);
  if (report.rejected > 0 && !options.skipBadRows && !run.isTrial)
    throw new CliError(importWords[run.lang].badRows(report.rejected, report.rows));
  await runImport(context.store, tableHistory(csv, reader, report.rejected), run);
}

const usualTimeZone = 'Europe/Berlin';

async function check(
  csv: CsvFile,
  reader: CallReader,
  { file, lang, signal }: Pick<RunOptions, 'lang' | 'signal'> & { readonly file: string },
): Promise<TableReport> {
  const rejects = collectRejects(`${basename(file)}.rejected.csv`);
  const progress = createProgress(importWords[lang].checking, 'bytes', process.stderr, Date.now);
  try {
    return await checkTable(csv, reader, {
      onRejected: rejects.add,
      onProgress: done => progress.show(done, Math.round(done * csv.bytes)),
      signal,
    });
  } finally {
    progress.end();
    for (const line of await rejects.finish()) console.error(line);
  }
}

/** The current agents; if sipgate does not answer, those of the last run. */
async function findRoster(config: Config, context: AppContext): Promise<Roster> {
  try {
    return await rosterSourceOf(config, context).fetchRoster(new AbortController().signal);
  } catch (error) {
    const saved = await context.store.loadRoster();
    if (saved.agents.length === 0) throw error;
    return saved;
  }
}
