import { renderTable } from '../table.ts';
import type { Report } from './report.ts';

/** A report for a terminal. */
export function renderText(report: Report): string {
  const tables = report.tables.map(
    ({ title, headings, rows }) => `${title}\n\n${renderTable(headings, rows)}`,
  );
  const formulas = report.formulas.map(([name, formula]) => `${name}: ${formula}`);
  return [
    report.span,
    report.sentences.join('\n'),
    ...tables,
    formulas.join('\n'),
    report.limits.map(limit => `- ${limit}`).join('\n'),
  ].join('\n\n');
}
