import { type CallField, callGuesses, endHeadings } from './call-fields.ts';
import { type Columns, findColumns, plainHeading } from './columns.ts';
import { withoutUnit } from './duration-heading.ts';
import { type KnownTable, recogniseTable } from './known-tables.ts';

/** Which column of a table holds what. */
export interface TableLayout {
  /** Whose table it is; null: nobody's that is known. */
  readonly known: KnownTable | null;
  readonly columns: Columns<CallField>;
  /** Whether `caller` and `agent` are the ends of a call, whoever is at which. */
  readonly hasEnds: boolean;
}

/** Column by field, as an operator names them; empty: none. */
export type NamedColumns = Readonly<Partial<Record<CallField, string>>>;

/** Finds the columns: as they are named, else as the known table has them, else by guesses. */
export function layOutTable(headings: readonly string[], named: NamedColumns): TableLayout {
  const known = recogniseTable(headings);
  const guesses = { ...callGuesses, talkTime: withUnits(callGuesses.talkTime, headings) };
  if (known === null) {
    const found = findColumns(headings, guesses, named);
    const columns = { ...found, ...calledBeside(headings, found, named) };
    return { known, columns, hasEnds: areEnds(headings, columns) };
  }
  // Its other columns mean something else, whatever they are called.
  const none = Object.fromEntries(Object.keys(callGuesses).map(field => [field, '']));
  const columns = findColumns(headings, guesses, { ...none, ...known.columns, ...named });
  return { known, columns, hasEnds: known.hasEnds ?? false };
}

/** The headings that a duration may have, also with its unit behind them: `Dauer_min`, `Duration Seconds`. */
export function withUnits(guesses: readonly string[], headings: readonly string[]): readonly string[] {
  const plain = new Set(guesses.map(plainHeading));
  return [...guesses, ...headings.filter(heading => plain.has(plainHeading(withoutUnit(heading))))];
}

/**
 * `Quelle;Ziel;Nebenstelle`: where the agent has a column of their own, the other end is the number that was
 * called.
 */
function calledBeside(
  headings: readonly string[],
  columns: Columns<CallField>,
  named: NamedColumns,
): Pick<Columns<CallField>, 'called'> {
  const isSettled = columns.called !== undefined || columns.agent === undefined || named.called !== undefined;
  if (isSettled || !isEnd(headings, columns, 'caller') || isEnd(headings, columns, 'agent')) return {};
  const taken = new Set(Object.values(columns).flat());
  const ends = endHeadings.agent.map(plainHeading);
  const index = headings.findIndex((heading, at) => !taken.has(at) && ends.includes(plainHeading(heading)));
  return index === -1 ? {} : { called: [index] };
}

function areEnds(headings: readonly string[], columns: Columns<CallField>): boolean {
  return isEnd(headings, columns, 'caller') && isEnd(headings, columns, 'agent');
}

/** Whether the column of a field is called by the end of a call that it names. */
function isEnd(
  headings: readonly string[],
  columns: Columns<CallField>,
  field: keyof typeof endHeadings,
): boolean {
  const [index = -1] = columns[field] ?? [];
  const heading = plainHeading(headings[index] ?? '');
  return endHeadings[field].some(name => plainHeading(name) === heading);
}
