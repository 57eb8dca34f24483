import type { PhoneNumber } from '../acd/phone-number.ts';
import type { LoggedCall } from '../acd/replay/logged-call.ts';
import { findColumns } from './columns.ts';
import { type Condition, testFor } from './condition.ts';
import { CsvError } from './csv-error.ts';
import { parseDuration } from './duration.ts';
import { recogniseTable } from './known-tables.ts';
import { type LogField, logFields, logGuesses, type RowProblem, type RowRules, toCall } from './log-row.ts';
import { createMomentParser } from './moment.ts';
import type { CsvFile } from './open-csv.ts';
import { remembering } from './remembering.ts';

export interface CallLogOptions {
  readonly columns: Readonly<Partial<Record<LogField, string>>>;
  /** Of times without an offset, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** Reads a phone number as people write it. */
  readonly parseNumber: (text: string) => PhoneNumber | null;
  /** Which rows are calls to the hotline, were answered, or are left out; null: as the columns say. */
  readonly hotline: Condition | null;
  readonly answered: Condition | null;
  readonly skip: Condition | null;
}

/** The calls of a table, as often as they are asked for. */
export interface CallLog {
  calls(listener: LogListener): AsyncGenerator<LoggedCall>;
}

export interface LogListener {
  readonly onBytes: (bytes: number) => void;
  readonly onProblem: (problem: RowProblem) => void;
}

/** Throws a {@link CsvError} where a column is missing. */
export function openCallLog(csv: CsvFile, options: CallLogOptions): CallLog {
  const test = (condition: Condition | null) =>
    condition === null ? null : testFor(condition, csv.headings);
  const columns = findColumns(csv.headings, logGuesses, options.columns);
  for (const field of ['started', 'agent'] as const)
    if (columns[field] === undefined)
      throw new CsvError(
        `no column says "${field}" (${logFields[field]}); say which with --column ${field}=HEADING. ` +
          `The columns are: ${csv.headings.join(', ')}.`,
      );
  const clock = recogniseTable(csv.headings)?.durations ?? 'm:ss';
  const rules: RowRules = {
    columns,
    parseMoment: createMomentParser(options.timeZone),
    parseNumber: remembering(options.parseNumber),
    parseDuration: text => parseDuration(text, { clock, unitMs: 1000 }),
    isHotline: test(options.hotline),
    isAnswered: test(options.answered),
  };
  const isSkipped = test(options.skip) ?? (() => false);
  return {
    async *calls({ onBytes, onProblem }) {
      for await (const row of csv.rows(onBytes)) {
        const call = isSkipped(row.cells) ? null : toCall(row, rules, onProblem);
        if (call !== null) yield call;
      }
    },
  };
}
