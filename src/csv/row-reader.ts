import type { PhoneNumber } from '../domain/phone-number.ts';
import type { AgentId } from '../domain/roster.ts';
import type { CallField } from './call-fields.ts';
import type { CallKind } from './call-kind.ts';
import type { Columns } from './columns.ts';
import type { MomentParser } from './moment.ts';
import type { ReadNumber } from './number-column.ts';

/** Whom a cell of a table means. */
export interface FoundAgent {
  readonly agentId: AgentId;
  /** By which they were found; null: by name or id. */
  readonly number: PhoneNumber | null;
  /** Whether they are an agent of today, and not only a number. */
  readonly isKnown: boolean;
}

/** What rows are read with. */
export interface CallReader {
  readonly columns: Columns<CallField>;
  /** Whether `caller` and `agent` are the ends of a call, whoever is at which. */
  readonly hasEnds: boolean;
  readonly parseMoment: MomentParser;
  /** In milliseconds; null: it is none. */
  readonly parseDuration: (text: string) => number | null;
  readonly readNumber: (text: string) => ReadNumber;
  /** Reads what a cell says of direction and outcome; null: nothing of it is understood. */
  readonly readKind: (text: string, field: 'direction' | 'outcome') => CallKind | null;
  /** Finds the agent that a row names, by name, id or number; null: nobody is called so. */
  readonly agentOf: (text: string) => FoundAgent | null;
  /** Whether a number is an agent's, or the account's. */
  readonly isOwn: (number: PhoneNumber) => boolean;
  /** Another where rows are read in another way. */
  readonly key: string;
}
