import type { LoggedCall } from '../domain/logged-call.ts';
import { emptyRoster } from '../domain/roster.ts';
import { createCallReader } from './call-reader.ts';
import { type Condition, testFor } from './condition.ts';
import { CsvError } from './csv-error.ts';
import { parseDuration } from './duration.ts';
import { type LogLayout, layOutLog, logFields, type NamedLogColumns } from './log-fields.ts';
import { type RowRules, toCall } from './log-row.ts';
import type { CsvFile } from './open-csv.ts';
import type { RowProblem } from './row-values.ts';
import type { TableReading } from './table-reading.ts';
import { isTotal } from './total.ts';

/** Which rows are calls to the hotline, were answered, or are left out; null: as the columns say. */
export interface LogConditions {
  readonly hotline: Condition | null;
  readonly answered: Condition | null;
  readonly skip: Condition | null;
}

export interface CallLogOptions extends LogConditions {
  readonly layout: LogLayout;
  /** How the columns as a whole are meant. */
  readonly reading: TableReading;
  /** The time zone of times without an offset, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** Whether callers are names or keys that are taken as they stand. */
  readonly arePseudonyms: boolean;
}

/** Reads the calls of a table, as often as needed. */
export interface CallLog {
  calls(listener: LogListener): AsyncGenerator<LoggedCall>;
}

export interface LogListener {
  readonly onBytes: (bytes: number) => void;
  readonly onProblem: (problem: RowProblem) => void;
}

/** Finds the columns. Throws a {@link CsvError} if one is missing. */
export function chooseLogColumns({ headings }: CsvFile, named: NamedLogColumns): LogLayout {
  const layout = layOutLog(headings, named);
  const { startedAt, answeredAt, agent } = layout.columns;
  const missing =
    startedAt === undefined && answeredAt === undefined ? 'started' : agent === undefined ? 'agent' : null;
  if (missing === null) return layout;
  throw new CsvError(
    `no column says "${missing}" (${logFields[missing]}); say which with --column ${missing}=HEADING. ` +
      `The columns are: ${headings.join(', ')}.`,
  );
}

export function openCallLog(csv: CsvFile, options: CallLogOptions): CallLog {
  const { layout, reading, timeZone, arePseudonyms } = options;
  const test = (condition: Condition | null) =>
    condition === null ? null : testFor(condition, csv.headings);
  const rules: RowRules = {
    reader: createCallReader(layout, reading, {
      headings: csv.headings,
      timeZone,
      colleagues: { roster: emptyRoster, aliases: new Map() },
    }),
    extra: layout.extra,
    calledToo: layout.calledToo,
    parseWait: text => parseDuration(text, reading.waits),
    arePseudonyms,
    isHotline: test(options.hotline),
    isAnswered: test(options.answered),
  };
  const isSkipped = test(options.skip) ?? (() => false);
  return {
    async *calls({ onBytes, onProblem }) {
      for await (const row of csv.rows(onBytes)) {
        const call = isSkipped(row.cells) || isTotal(row.cells) ? null : toCall(row, rules, onProblem);
        if (call !== null) yield call;
      }
    },
  };
}
