import { layOutTable } from './table-layout.ts';

/** Where a table begins. */
export interface TableStart {
  /** Index of the line with the headings, from 0. */
  readonly index: number;
  readonly delimiter: string;
}

/**
 * Finds the headings among the first lines of a file: in the first of them, unless that names no columns of
 * calls and a later one does, as after a title.
 *
 * @param delimiter what separates the columns; null: whatever is most frequent in the line.
 */
export function findHeadings(
  lines: readonly string[],
  { from, delimiter }: { readonly from: number; readonly delimiter: string | null },
): TableStart {
  const startAt = (index: number): TableStart => ({
    index,
    delimiter: delimiter ?? mostFrequentDelimiter(lines[index] ?? ''),
  });
  for (const [index, line] of lines.entries()) {
    const start = startAt(index);
    if (index >= from && areHeadings(line.split(start.delimiter))) return start;
  }
  return startAt(from);
}

/** A table of calls has a time, somebody, and something else. */
const fewestFields = 3;

function areHeadings(cells: readonly string[]): boolean {
  const { columns } = layOutTable(
    cells.map(cell => cell.replaceAll('"', '').trim()),
    {},
  );
  const { startedAt, answeredAt, caller, agent } = columns;
  const hasTime = startedAt !== undefined || answeredAt !== undefined;
  const hasSomebody = caller !== undefined || agent !== undefined;
  return hasTime && hasSomebody && Object.keys(columns).length >= fewestFields;
}

function mostFrequentDelimiter(line: string): string {
  const unquoted = line.replaceAll(/"[^"]*"/g, '');
  const counted = [';', ',', '\t', '|'].map(mark => ({ mark, times: unquoted.split(mark).length }));
  return counted.reduce((most, one) => (one.times > most.times ? one : most)).mark;
}
