import type { CallField } from './call-fields.ts';
import { type Columns, columnsNamed, findColumns, type Guesses } from './columns.ts';
import { layOutTable, type TableLayout, withUnits } from './table-layout.ts';

/** What a column of a call log can mean, including what an import does not use. */
export const logFields = {
  caller: 'who called: a number or a pseudonym; empty if withheld',
  agent: 'who answered, or made an outgoing call; empty if nobody did',
  started: 'when the call came in; two columns as Date+Time',
  delay: 'how long it took to reach the hotline, such as a voice menu',
  answered: 'when it was answered',
  ended: 'when it ended',
  wait: 'how long it waited until it was answered or given up',
  talk: 'how long it was talked',
  kind: 'hotline, direct or outgoing, or a direction in words; anything else shows only that its agent was there',
  outcome: 'whether it was answered, in words',
  group: 'calls of a group are alike in length',
  called: 'the number that was called, to tell hotlines apart',
} as const;
export type LogField = keyof typeof logFields;

/** Fields that only a log has. */
export type ExtraField = 'delay' | 'wait' | 'group';

const sameAs: Readonly<Partial<Record<LogField, CallField>>> = {
  started: 'startedAt',
  answered: 'answeredAt',
  ended: 'endedAt',
  talk: 'talkTime',
  kind: 'direction',
};

const extraGuesses: Guesses<ExtraField | 'called'> = {
  delay: ['delay'],
  wait: ['wait', 'Wartezeit', 'waiting time'],
  group: ['group', 'service', 'Gruppe'],
  called: ['called', 'Angerufen', 'to', 'an'],
};

/** Column by field, by its name in a log or in an import; empty: none. */
export type NamedLogColumns = Readonly<Partial<Record<LogField | CallField, string>>>;

/** Which column of a log holds what. */
export interface LogLayout extends TableLayout {
  readonly extra: Columns<ExtraField>;
  /** The number that was called, for which an import has no use. */
  readonly calledToo: readonly number[];
}

/** Finds the columns as an import does, and those that only a log has. */
export function layOutLog(headings: readonly string[], named: NamedLogColumns): LogLayout {
  const entries = Object.entries(named) as [LogField | CallField, string][];
  // Under the names that operators know.
  for (const [field, heading] of entries) if (heading !== '') columnsNamed(headings, field, heading);
  const namedExtra = Object.fromEntries(entries.filter(([field]) => isExtra(field)));
  const namedCommon = Object.fromEntries(
    entries
      .filter(([field]) => !isExtra(field))
      .map(([field, heading]) => [sameAs[field as LogField] ?? field, heading]),
  );
  const extra = findColumns(headings, noGuesses, namedExtra);
  const layout = layOutTable(without(headings, extra), namedCommon);
  const rest = without(headings, layout.columns);
  const { called = [], ...guessed } = findColumns(
    rest,
    { ...extraGuesses, wait: withUnits(extraGuesses.wait, rest) },
    {
      // The other columns of a known table mean something else, whatever their headings.
      ...(layout.known === null ? {} : { delay: '', wait: '', group: '' }),
      ...Object.fromEntries(Object.keys(namedExtra).map(field => [field, ''])),
      ...(layout.columns.called === undefined ? {} : { called: '' }),
    },
  );
  return { ...layout, extra: { ...guessed, ...extra }, calledToo: layout.columns.called ?? called };
}

const noGuesses: Guesses<ExtraField> = { delay: [], wait: [], group: [] };

function isExtra(field: string): field is ExtraField {
  return field in noGuesses;
}

/** Without the columns already used; the others keep their positions. */
function without(headings: readonly string[], columns: Columns<string>): readonly string[] {
  const taken = new Set(Object.values(columns).flat());
  return headings.map((heading, index) => (taken.has(index) ? '' : heading));
}
