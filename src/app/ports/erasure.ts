import type { Familiarity } from '../../domain/familiarity.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';

/** How much is kept of a caller. */
export interface KeptCounts {
  /** Calls that were theirs: they called, or were called. */
  readonly calls: number;
  /** Calls of others in which they are named, as somebody who was called in or whose phone passed the call on. */
  readonly mentions: number;
  /** Agents whom they know, or who have called them in vain. */
  readonly agents: number;
  /** 1: there is a name, a note or an objection. */
  readonly profiles: number;
  /** 1: somebody has taken or ticked off a callback. */
  readonly callbacks: number;
}

/** Whom a caller knows, at the hotlines that share a memory or at one with a memory of its own. */
export interface KnownAgent {
  /** Empty: the memory that hotlines share. */
  readonly memory: string;
  readonly familiarity: Familiarity;
  /** When the agent last called them in vain, in epoch milliseconds; 0: never. */
  readonly calledAt: number;
}

/** What a store keeps of single callers, to be told and erased. */
export interface CallerRecords {
  countKept(caller: PhoneNumber): Promise<KeptCounts>;
  /** What was recorded of a caller, oldest first; of the calls of others only what names them. */
  entriesOf(caller: PhoneNumber, limit: number): Promise<readonly JournalEntry[]>;
  /** By every memory. */
  agentsKnownTo(caller: PhoneNumber): Promise<readonly KnownAgent[]>;
  /**
   * Deletes what a caller did until a moment (epoch milliseconds; left out: all of it) from the journal and from
   * everything derived or kept, except the configuration. Calls of others stay, without the name.
   */
  eraseCaller(caller: PhoneNumber, until?: number): Promise<void>;
}
