import { basename } from 'node:path';
import type { Roster } from '../../acd/roster.ts';
import type { AppContext } from '../../app/context.ts';
import type { Config } from '../../config/config.ts';
import { rosterSourceOf } from '../../configured-roster.ts';
import { checkTable, type TableReport, tableHistory } from '../../csv/call-table.ts';
import type { Encoding } from '../../csv/encoding.ts';
import { createAgentFinder } from '../../csv/find-agent.ts';
import { createMomentParser } from '../../csv/moment.ts';
import { type CsvFile, openCsv } from '../../csv/open-csv.ts';
import type { CallField, CallReader } from '../../csv/read-call.ts';
import { remembering } from '../../csv/remembering.ts';
import { parseSpelledNumber } from '../../phone-spelling.ts';
import { CliError } from '../run-program.ts';
import { createProgress } from './progress.ts';
import { collectRejects } from './rejects.ts';
import { type RunOptions, runImport } from './run-import.ts';
import { count } from './summary.ts';
import { chooseColumns, describeColumns } from './table-options.ts';

export interface TableOptions {
  readonly csv: string;
  readonly map?: Readonly<Partial<Record<CallField, string>>>;
  readonly agent?: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly encoding?: Encoding;
  readonly skipBadRows: boolean;
}

/** Checks a table from end to end, says what it holds, and imports it if nothing speaks against it. */
export async function importTable(
  { config, context }: { readonly config: Config; readonly context: AppContext },
  options: TableOptions,
  run: RunOptions,
): Promise<void> {
  const file = options.csv;
  const csv = await openCsv(file, options.encoding === undefined ? {} : { encoding: options.encoding });
  const parseNumber = remembering(parseSpelledNumber);
  const reader: CallReader = {
    columns: chooseColumns(csv, options.map ?? {}),
    parseMoment: createMomentParser(options.timeZone),
    parseNumber,
    agentOf: createAgentFinder(await findRoster(config, context), parseNumber, options.agent ?? new Map()),
  };
  console.error(`familiar: ${file} is ${csv.encoding}; ${describeColumns(csv, reader.columns)}.`);
  const report = await check(csv, reader, { ...run, file });
  for (const warning of describe(report, options.timeZone)) console.error(`familiar: ${warning}`);
  if (report.rejected > 0 && !options.skipBadRows && !run.isTrial)
    throw new CliError(
      `${count(report.rejected)} of ${count(report.rows)} rows can't be used, so nothing was imported. ` +
        'Mend them, or import the others with --skip-bad-rows.',
    );
  await runImport(context.store, tableHistory(csv, reader, report.rejected), run);
}

async function check(
  csv: CsvFile,
  reader: CallReader,
  { file, signal }: { readonly file: string; readonly signal: AbortSignal },
): Promise<TableReport> {
  const rejects = collectRejects(`${basename(file)}.rejected.csv`);
  const progress = createProgress('Checking', 'bytes', process.stderr, Date.now);
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

/** The agents of today; without an answer from sipgate those of the last run. */
async function findRoster(config: Config, context: AppContext): Promise<Roster> {
  try {
    return await rosterSourceOf(config, context).fetchRoster(new AbortController().signal);
  } catch (error) {
    const saved = await context.store.loadRoster();
    if (saved.agents.length === 0) throw error;
    return saved;
  }
}

function describe(report: TableReport, timeZone: string): readonly string[] {
  const { rows, calls, twice, never, overlapping, earliest, latest, rejected } = report;
  const period =
    earliest === null || latest === null
      ? ''
      : `, from ${day(earliest, timeZone)} to ${day(latest, timeZone)}`;
  return [
    `${count(rows)} rows, ${count(calls)} of them calls that an agent took${period}.`,
    ...(rejected === 0 ? [] : [`${count(rejected)} rows can't be used.`]),
    ...(twice === 0
      ? []
      : [
          `${count(twice)} calls are of an hour that the clock in ${timeZone} showed twice; they count as of the first.`,
        ]),
    ...(never === 0
      ? []
      : [
          `${count(never)} calls are of an hour that the clock in ${timeZone} left out; is --time-zone right?`,
        ]),
    ...(overlapping === 0
      ? []
      : [
          `${count(overlapping)} calls overlap with another one of the same agent; are agents and times right?`,
        ]),
  ];
}

function day(at: number, timeZone: string): string {
  return new Date(at).toLocaleDateString('sv-SE', { timeZone });
}
