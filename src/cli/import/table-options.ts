import { InvalidArgumentError } from 'commander';
import { type Columns, findColumns } from '../../csv/columns.ts';
import { isTimeZone } from '../../csv/moment.ts';
import type { CsvFile } from '../../csv/open-csv.ts';
import { type CallField, callGuesses } from '../../csv/read-call.ts';
import { CliError } from '../run-program.ts';

type NamedColumns = Readonly<Partial<Record<CallField, string>>>;

/** Reads `caller=Anrufer,agent=Mitarbeiter` and adds it to what was given before. */
export function readMapping(text: string, before: NamedColumns = {}): NamedColumns {
  const pairs = readPairs(text);
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
export function chooseColumns(csv: CsvFile, named: NamedColumns): Columns<CallField> {
  const columns = findColumns(csv.headings, callGuesses, named);
  const hasTime = columns.startedAt !== undefined || columns.answeredAt !== undefined;
  const missing = [
    ...(columns.caller === undefined ? ['caller'] : []),
    ...(columns.agent === undefined ? ['agent'] : []),
    ...(hasTime ? [] : ['answeredAt']),
  ];
  if (missing.length === 0) return columns;
  throw new CliError(
    `no column of the table is recognised as ${missing.join(' or ')}. The columns are: ${csv.headings.join(', ')}. ` +
      `Name them with --map ${missing.map(field => `${field}=<column>`).join(',')}.`,
  );
}

/** Such as `caller is "Anrufer"`, for every field that was found. */
export function describeColumns({ headings }: CsvFile, columns: Columns<CallField>): string {
  return Object.entries(columns)
    .map(([field, indexes]) => `${field} is ${indexes.map(index => `"${headings[index]}"`).join(' and ')}`)
    .join(', ');
}

function readPairs(text: string): readonly (readonly [string, string])[] {
  return text.split(',').map(pair => {
    const [, name, value] = /^\s*(.+?)\s*=\s*(.+?)\s*$/.exec(pair) ?? [];
    if (name === undefined || value === undefined)
      throw new InvalidArgumentError(`"${pair}" is not of the form name=value.`);
    return [name, value] as const;
  });
}
