import type { CallField } from './call-fields.ts';
import type { CallReader } from './row-reader.ts';

/** Gives a row's value of a field. */
export type Cell = (field: CallField) => string;

/** What {@link directionByEnds} and {@link endsOf} read a row with. */
export type EndsReader = Pick<CallReader, 'columns' | 'hasEnds' | 'readNumber' | 'agentOf'>;

/** The direction follows from who is inside: somebody known, or somebody with an extension and no number. */
export function directionByEnds(cell: Cell, reader: EndsReader): 'in' | 'out' | 'internal' {
  const { columns, readNumber, agentOf } = reader;
  const isAgent = (text: string): boolean => agentOf(text)?.isKnown ?? false;
  const [from, to] = [cell('caller'), cell(columns.called === undefined ? 'agent' : 'called')];
  if (isAgent(from)) return isAgent(to) ? 'internal' : 'out';
  if (isAgent(to) || isAgent(cell('agent'))) return 'in';
  const isInside = (text: string): boolean => /\d/.test(text) && readNumber(text).kind === 'unrecognised';
  if (!isInside(from)) return 'in';
  return isInside(to) ? 'internal' : readNumber(to).kind === 'number' ? 'out' : 'in';
}

/** The person outside and the agent, as the row names them. */
export function endsOf(
  cell: Cell,
  direction: 'in' | 'out',
  { columns, hasEnds }: EndsReader,
): { readonly caller: string; readonly agent: string } {
  if (direction === 'in') return { caller: cell('caller'), agent: cell('agent') };
  return {
    caller: cell(columns.called !== undefined ? 'called' : hasEnds ? 'agent' : 'caller'),
    agent: cell(columns.callingAgent !== undefined ? 'callingAgent' : hasEnds ? 'caller' : 'agent'),
  };
}

/** Whether it names an answering machine or the like, unless an agent has that name. */
export function isMachine(agent: string): boolean {
  return /^["\s]*(anrufbeantworter|ab\b|mailbox|voice ?mail|vmail|sprachbox|fax|faxfunktion)/i.test(agent);
}
