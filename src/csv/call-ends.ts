import type { CallField } from './call-fields.ts';
import type { CallReader } from './row-reader.ts';

/** Gives what a row says of a field. */
export type Cell = (field: CallField) => string;

/** What {@link directionByEnds} and {@link endsOf} read a row with. */
export type EndsReader = Pick<CallReader, 'columns' | 'hasEnds' | 'readNumber' | 'agentOf'>;

/** Who is inside tells the direction: somebody known, or whoever has an extension and no number. */
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

/** What a row says of the person outside and of the agent. */
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

/** Whether it is an answering machine or the like, and no agent, unless somebody is called so. */
export function isMachine(agent: string): boolean {
  return /^["\s]*(anrufbeantworter|ab\b|mailbox|voice ?mail|vmail|sprachbox|fax|faxfunktion)/i.test(agent);
}
