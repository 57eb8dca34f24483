import { CsvError } from './csv-error.ts';

/** Selects the rows whose cell has one of the values. */
export interface Condition {
  readonly column: string;
  readonly values: readonly string[];
}

/** Reads `COLUMN=VALUE,VALUE`. */
export function parseCondition(text: string): Condition {
  const [column = '', values] = text.split(/=(.*)/s);
  if (column.trim() === '' || values === undefined)
    throw new CsvError(`"${text}" is no condition; write COLUMN=VALUE or COLUMN=VALUE,VALUE.`);
  return { column: column.trim(), values: values.split(',').map(value => value.trim()) };
}

/** A test for rows, by the heading of their file. */
export function testFor(
  condition: Condition,
  heading: readonly string[],
): (cells: readonly string[]) => boolean {
  const index = heading.findIndex(one => one.toLowerCase() === condition.column.toLowerCase());
  if (index === -1)
    throw new CsvError(`there is no column "${condition.column}". The columns are: ${heading.join(', ')}.`);
  return cells => condition.values.includes(cells[index] ?? '');
}
