import { InvalidArgumentError } from 'commander';
import { callGuesses } from '../../csv/call-fields.ts';
import type { Columns } from '../../csv/columns.ts';
import { isTimeZone } from '../../csv/moment.ts';
import type { CsvFile } from '../../csv/open-csv.ts';
import { layOutTable, type NamedColumns, type TableLayout } from '../../csv/table-layout.ts';
import { CliError } from '../run-program.ts';

/**
 * Reads `caller=Anrufer,agent=Mitarbeiter`, or `direction=` for no column, and adds it to what was given
 * before.
 */
export function readMapping(text: string, before: NamedColumns = {}): NamedColumns {
  const pairs = readPairs(text, /^\s*(.+?)\s*=\s*(.*?)\s*$/);
  const unknown = pairs.find(([field]) => !(field in callGuesses));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`"${unknown[0]}" is none of ${Object.keys(callGuesses).join(', ')}.`);
  return { ...before, ...Object.fromEntries(pairs) };
}

/** Reads `Frau Krüger=w0` and adds it to what was given before. */
export function readAlias(
  text: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  return new Map([...before, ...readPairs(text)]);
}

export function readTimeZone(text: string): string {
  if (!isTimeZone(text)) throw new InvalidArgumentError('Give a name such as Europe/Berlin or UTC.');
  return text;
}

/** Finds the columns, or says which are missing and how to name them. */
export function chooseColumns(csv: CsvFile, named: NamedColumns): TableLayout {
  const layout = layOutTable(csv.headings, named);
  const { columns } = layout;
  const hasTime = columns.startedAt !== undefined || columns.answeredAt !== undefined;
  const missing = [
    ...(columns.caller === undefined ? ['caller'] : []),
    ...(columns.agent === undefined ? ['agent'] : []),
    ...(hasTime ? [] : ['answeredAt']),
  ];
  if (missing.length === 0) return layout;
  throw new CliError(
    `no column of the table is recognised as ${missing.join(' or ')}. The columns are: ${csv.headings.join(', ')}. ` +
      `Name them with --map ${missing.map(field => `${field}=<column>`).join(',')}.`,
  );
}

/** Reads an area code with its 0, such as `0221`. */
export function readAreaCode(text: string): string {
  const code = text.replaceAll(/\D/g, '');
  if (!/^0[1-9]\d{1,4}$/.test(code)) throw new InvalidArgumentError('Give it with its 0, such as 0221.');
  return code;
}

/** Such as `caller is "Anrufer"`, for every field that was found; and the columns that are not used. */
export function describeColumns({ headings }: CsvFile, columns: Columns<string>): string {
  const found = Object.entries(columns).filter(([, indexes]) => (indexes?.length ?? 0) > 0);
  const used = new Set(found.flatMap(([, indexes]) => indexes ?? []));
  const unused = headings.filter((heading, index) => heading !== '' && !used.has(index));
  const named = found.map(
    ([field, indexes]) => `${field} is ${indexes?.map(index => `"${headings[index]}"`).join(' and ')}`,
  );
  return `${named.join(', ')}${unused.length === 0 ? '' : `; not used: ${unused.join(', ')}`}`;
}

/** Headings in use that occur twice: the first counts. */
export function headingsTwice({ headings }: CsvFile, columns: Columns<string>): readonly string[] {
  const used = new Set(Object.values(columns).flatMap(indexes => indexes ?? []));
  return [...used]
    .map(index => headings[index] ?? '')
    .filter(heading => heading !== '' && headings.indexOf(heading) !== headings.lastIndexOf(heading));
}

function readPairs(text: string, form = /^\s*(.+?)\s*=\s*(.+?)\s*$/): readonly (readonly [string, string])[] {
  return text.split(',').map(pair => {
    const [, name, value] = form.exec(pair) ?? [];
    if (name === undefined || value === undefined)
      throw new InvalidArgumentError(`"${pair}" is not of the form name=value.`);
    return [name, value] as const;
  });
}
