import { toLoggedCall } from '../../analysis/replay/past-log.ts';
import { chooseLogColumns, type LogConditions, openCallLog } from '../../csv/call-log.ts';
import type { NamedLogColumns } from '../../csv/log-fields.ts';
import type { CsvFile } from '../../csv/open-csv.ts';
import type { LoggedCall } from '../../domain/logged-call.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { emptyRoster, type Roster } from '../../domain/roster.ts';
import { silentLog } from '../create-log.ts';
import { judgeForCommand, type ReadingCliOptions } from '../import/reading-options.ts';
import { describeColumns } from '../import/table-options.ts';
import { loadConfig } from '../load-config.ts';
import { openStoreFor } from '../open-store.ts';
import { say } from '../say.ts';
import { type PlanOptions, readStoredPlan } from './plans.ts';
import { createProblemReport, type ProblemReport } from './problem-report.ts';
import type { NamedPlan } from './variants.ts';

/** Where the calls to replay come from. */
export interface LogSource extends AsyncDisposable {
  /** Reads them from the beginning. Problems are reported in the first reading only. */
  readonly calls: () => AsyncIterable<LoggedCall>;
  readonly problems: ProblemReport;
  /** Agents whom a configuration may mention by name; empty if none are known. */
  readonly roster: Roster;
  /** Reads the configuration that calls are routed by; null: none is stored. */
  readonly planInForce: (options: PlanOptions) => Promise<NamedPlan | null>;
}

/** What a table of calls is read by. */
export interface TableSourceOptions extends LogConditions {
  readonly named: NamedLogColumns;
  readonly reading: ReadingCliOptions;
  /** The time zone; null: that of the system the table comes from, else Berlin's. */
  readonly timeZone: string | null;
  readonly arePseudonyms: boolean;
  /** Their area code may be that of numbers without one. */
  readonly hotlines: readonly PhoneNumber[];
  readonly problemFile: string | null;
}

/**
 * Judges a table as an import does, and opens its calls.
 *
 * @param onShare told how much of the file has been read, 0 to 1.
 */
export async function openTableSource(
  csv: CsvFile,
  {
    named,
    reading: options,
    timeZone,
    arePseudonyms,
    hotlines,
    problemFile,
    ...conditions
  }: TableSourceOptions,
  onShare: (share: number) => void,
): Promise<LogSource> {
  const layout = chooseLogColumns(csv, named);
  if (layout.known !== null) say(`this is a table of ${layout.known.name}.`);
  const { columns, extra } = layout;
  say(`${describeColumns(csv, { ...columns, called: layout.calledToo, ...extra })}.`);
  const { reading, survey } = await judgeForCommand(csv, layout, {
    options,
    hotlines,
    waits: [extra.wait ?? [], extra.delay ?? []].filter(indexes => indexes.length > 0),
    refusal: 'nothing was replayed',
    signal: new AbortController().signal,
  });
  const areMostlyWords = survey.numbers.words > survey.numbers.numbers;
  if (areMostlyWords && !arePseudonyms) say('callers are taken as they stand, as most are no phone numbers.');
  const log = openCallLog(csv, {
    ...conditions,
    layout,
    reading,
    timeZone: timeZone ?? layout.known?.timeZone ?? 'Europe/Berlin',
    arePseudonyms: arePseudonyms || areMostlyWords,
  });
  const problems = createProblemReport(problemFile);
  let readings = 0;
  return {
    calls: () => {
      const isFirst = readings++ === 0;
      return log.calls({
        onBytes: bytes => onShare(bytes / csv.bytes),
        onProblem: problem => {
          if (isFirst) problems.add(problem);
        },
      });
    },
    problems,
    roster: emptyRoster,
    planInForce: async () => null,
    [Symbol.asyncDispose]: () => problems.close(),
  };
}

/** The calls in the database that the configuration names. */
export async function openOwnHistory(): Promise<LogSource> {
  const store = await openStoreFor('look', loadConfig(), { log: silentLog, clock: Date.now });
  const roster = await store.loadRoster();
  async function* calls(): AsyncGenerator<LoggedCall> {
    for await (const record of store.allCalls()) {
      const call = toLoggedCall(record, roster);
      if (call !== null) yield call;
    }
  }
  return {
    calls,
    problems: createProblemReport(null),
    roster,
    planInForce: options => readStoredPlan(store, options),
    [Symbol.asyncDispose]: () => store.close(),
  };
}
