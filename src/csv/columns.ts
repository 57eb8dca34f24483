import { CsvError } from './csv-error.ts';

/** Which columns hold a field, by index; several are joined with a blank, such as date and time. */
export type Columns<Field extends string> = Readonly<Partial<Record<Field, readonly number[]>>>;

/** What the headings of a field may be, the likeliest first; `Datum+Uhrzeit` stands for two columns. */
export type Guesses<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/**
 * Finds the columns of each field: those that were named, else the first guess that all headings are there
 * for. Case, blanks, punctuation and text in brackets don't matter. Throws a {@link CsvError} that names a
 * missing column.
 *
 * @param named field -> headings, joined with a plus sign; empty: the field has no column.
 */
export function findColumns<Field extends string>(
  headings: readonly string[],
  guesses: Guesses<Field>,
  named: Readonly<Partial<Record<Field, string>>>,
): Columns<Field> {
  const columns: Partial<Record<Field, readonly number[]>> = {};
  const taken = new Set<number>();
  const take = (field: Field, found: readonly number[]): void => {
    columns[field] = found;
    for (const index of found) taken.add(index);
  };
  const fields = Object.keys(guesses) as Field[];
  for (const field of fields) {
    const heading = named[field];
    if (heading !== undefined && heading !== '') take(field, columnsNamed(headings, field, heading));
  }
  for (const field of fields) {
    if (named[field] !== undefined) continue;
    const found = guesses[field].map(guess => columnsOf(headings, guess)).find(isFree(taken));
    if (found != null) take(field, found);
  }
  return columns;
}

/** A row's value of a field, trimmed; empty if it has none. */
export function cellOf<Field extends string>(
  columns: Columns<Field>,
  cells: readonly string[],
  field: Field,
): string {
  return cellAt(columns[field] ?? [], cells);
}

/** A row's value of the columns with these indexes, trimmed; empty if it has none. */
export function cellAt(indexes: readonly number[], cells: readonly string[]): string {
  return indexes
    .map(index => tidyCell(cells[index] ?? ''))
    .join(' ')
    .trim();
}

/**
 * A cell without what programs leave in it: marks of writing direction, full-width digits, and the quotes by
 * which a spreadsheet turns a number into text.
 */
function tidyCell(cell: string): string {
  if (plainCell.test(cell)) return cell.trim();
  return cell
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[^\P{Cc}\n\r]+/gu, ' ')
    .trim()
    .replace(/^=?"([^"]*)"$/, '$1')
    .replace(/^'(.*?)'?$/, '$1')
    .trim();
}

/** Nearly all cells are plain. */
const plainCell = /^[\w äöüÄÖÜß.,:;+/()@-]*$/;

function isFree(taken: ReadonlySet<number>): (columns: readonly number[] | null) => boolean {
  return columns => columns?.every(index => !taken.has(index)) ?? false;
}

/** The columns that somebody has named, or a {@link CsvError}. */
export function columnsNamed(headings: readonly string[], field: string, heading: string): readonly number[] {
  const columns = columnsOf(headings, heading);
  if (columns !== null) return columns;
  throw new CsvError(
    `there is no column "${heading}" for ${field}. The columns are: ${headings.join(', ')}. ` +
      'Join two with a plus sign, as in Datum+Uhrzeit.',
  );
}

/** The heading itself may hold a plus sign, so it is looked for as a whole first. */
function columnsOf(headings: readonly string[], heading: string): readonly number[] | null {
  const plain = headings.map(plainHeading);
  const indexOf = (name: string): number => {
    const exact = headings.indexOf(name.trim());
    return exact >= 0 ? exact : plain.indexOf(plainHeading(name));
  };
  const whole = indexOf(heading);
  if (whole >= 0) return [whole];
  const parts = heading.split('+').map(indexOf);
  return parts.length > 1 && parts.every(index => index >= 0) ? parts : null;
}

/** In lower case, without blanks, punctuation and text in brackets. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\(.*?\)|\[.*?\]/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
