import type { CallbackFigures } from '../../analysis/measures/callback-tally.ts';
import type { Run } from '../../app/page/compare-policies.ts';
import type { Language } from '../../domain/language.ts';
import { callbackWords } from './callback-words.ts';
import type { Figures } from './figures.ts';
import type { ReportTable } from './report-table.ts';

/** What a report says besides where callers were called back. */
export interface CallbackReport {
  readonly tables: readonly ReportTable[];
  readonly formulas: readonly (readonly [name: string, formula: string])[];
  readonly limits: readonly string[];
}

const nothing: CallbackReport = { tables: [], formulas: [], limits: [] };
const columns = ['asked', 'reached', 'withdrawn', 'medianMs', 'p90Ms'] as const;

/** @param variant the heading of the runs' names. */
export function reportCallbacks(
  runs: readonly Run[],
  variant: string,
  language: Language,
  figures: Figures,
): CallbackReport {
  const rows = runs.flatMap(({ name, callbacks }) =>
    callbacks === null ? [] : [[name, ...columns.map(column => cell(column, callbacks, figures))]],
  );
  if (rows.length === 0) return nothing;
  const words = callbackWords[language];
  const headings = [variant, ...columns.map(column => words.columns[column])];
  return {
    tables: [{ title: words.title, headings, rows }],
    formulas: [
      words.counted,
      ...columns.map(column => [words.columns[column], words.formulas[column]] as const),
    ],
    limits: [words.assumed],
  };
}

function cell(column: (typeof columns)[number], callbacks: CallbackFigures, figures: Figures): string {
  const { asked } = callbacks;
  switch (column) {
    case 'asked':
      return figures.count(asked);
    case 'reached':
    case 'withdrawn': {
      const count = callbacks[column];
      return asked === 0
        ? figures.count(count)
        : `${figures.count(count)} (${figures.percent(count / asked)})`;
    }
    case 'medianMs':
    case 'p90Ms':
      return figures.seconds(callbacks[column]);
  }
}
