import type { CallField } from './call-fields.ts';
import { cellAt, cellOf } from './columns.ts';
import { createDateCounter, type DateCounts } from './date-column.ts';
import { createDurationCounter, type DurationCounts } from './duration-column.ts';
import { createKindReader } from './kind-reader.ts';
import { createMomentParser } from './moment.ts';
import { createNumberCounter, type NumberCounts } from './number-column.ts';
import type { CsvFile } from './open-csv.ts';
import type { TableLayout } from './table-layout.ts';
import { isTotal } from './total.ts';

/** What a table looks like as a whole, before a row of it is read. */
export interface TableSurvey {
  readonly numbers: NumberCounts;
  readonly dates: DateCounts;
  readonly durations: DurationCounts;
  /** Times to wait, which only a log has. */
  readonly waits: DurationCounts;
  /** What the column of outcomes says where that is not understood, with the rows that say it. */
  readonly unreadOutcomes: ReadonlyMap<string, number>;
}

/** Looks at every row. Rejects with the signal's reason, and as {@link CsvFile.rows} does. */
export async function surveyTable(
  csv: CsvFile,
  layout: TableLayout,
  options: {
    /** Gets the share looked at, 0 to 1. */
    readonly onProgress: (done: number) => void;
    readonly signal: AbortSignal;
    /** Columns of times to wait. */
    readonly waits?: readonly (readonly number[])[];
  },
): Promise<TableSurvey> {
  const { columns, hasEnds } = layout;
  const readKind = createKindReader(layout, csv.headings);
  const unreadOutcomes = new Map<string, number>();
  const [numbers, dates] = [createNumberCounter(), createDateCounter()];
  const [durations, waits] = [createDurationCounter(), createDurationCounter()];
  const numberFields: readonly CallField[] = ['caller', 'called', ...(hasEnds ? (['agent'] as const) : [])];
  const spanOf = createSpanReader();
  for await (const { cells } of csv.rows(bytes => options.onProgress(bytes / csv.bytes))) {
    options.signal.throwIfAborted();
    if (isTotal(cells)) continue;
    const cell = (field: CallField): string => cellOf(columns, cells, field);
    for (const field of numberFields) numbers.add(cell(field));
    for (const field of ['startedAt', 'answeredAt', 'endedAt'] as const) dates.add(cell(field));
    durations.add(cell('talkTime'), spanOf(cell('answeredAt') || cell('startedAt'), cell('endedAt')));
    const outcome = cell('outcome');
    if (
      readKind(outcome, 'outcome') === null &&
      (unreadOutcomes.has(outcome) || unreadOutcomes.size < wordsKept)
    )
      unreadOutcomes.set(outcome, (unreadOutcomes.get(outcome) ?? 0) + 1);
    for (const indexes of options.waits ?? [])
      waits.add(cellAt(indexes, cells), spanOf(cell('startedAt'), cell('answeredAt')));
  }
  return {
    numbers: numbers.counts(),
    dates: dates.counts(),
    durations: durations.counts(),
    waits: waits.counts(),
    unreadOutcomes,
  };
}

/** More different words are no outcomes. */
const wordsKept = 100;

/**
 * How much later one time of a row is than another; the order of day and month makes no difference to that on
 * most days.
 */
function createSpanReader(): (from: string, until: string) => number | null {
  const parse = createMomentParser('UTC', 'day-first');
  return (from, until) => {
    const [begin, end] = until === '' ? [null, null] : [parse(from), parse(until)];
    return begin === null || end === null ? null : end.at - begin.at;
  };
}
