import type { Familiarity } from '../../domain/familiarity.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Wish } from './wishes.ts';

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
  /** Agents who wish or wished not to get them. */
  readonly wishes: number;
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
  /** Which agents wish or wished not to be connected with them. */
  wishesOf(caller: PhoneNumber): Promise<readonly Wish[]>;
  /**
   * Puts a caller on the list of those whose past until `at` (epoch milliseconds) is erased: whatever brings it
   * back, such as an import or events that waited on a disk, leaves it out from now on.
   */
  noteErased(caller: PhoneNumber, at: number): Promise<void>;
  /**
   * Deletes what a caller did until a moment (epoch milliseconds; left out: all of it) from the journal and from
   * everything derived or kept, except the configuration. Calls of others stay, without the name.
   */
  eraseCaller(caller: PhoneNumber, until?: number): Promise<void>;
  /** Entries of one call as they may be recorded: null where one is of somebody who was erased after it. */
  withoutErased(entries: readonly JournalEntry[]): Promise<readonly (JournalEntry | null)[]>;
  /** Makes the list in the database that of the file beside it. */
  settleErased(): Promise<ErasedListState>;
  /**
   * Those on the list of whom something is there, each with the moment until when it is erased; among them those
   * of `named`, whom the configuration names.
   */
  erasedWhoAreThere(
    named: readonly PhoneNumber[],
  ): AsyncIterable<{ readonly caller: PhoneNumber; readonly until: number }>;
  /** Notes that everybody on the list has been erased again. */
  erasedAgain(): Promise<void>;
  /** Those who were put on the list since a moment, in epoch milliseconds. */
  erasedSince(at: number): Promise<readonly NewlyErased[]>;
  /** Drops what this process remembers of callers. */
  forget(isMeant: (caller: PhoneNumber) => boolean): void;
}

/** How the list of erased callers stands. */
export interface ErasedListState {
  /** Erased before the database was restored from an earlier backup, and not again since. */
  readonly due: number;
  /** Noted with a key that is not here: nobody can tell who they are. */
  readonly ofAnotherKey: number;
}

/** Somebody who was erased, whose number is not known any more. */
export interface NewlyErased {
  /** Tells two erasures apart. */
  readonly id: string;
  /** Whether it was this one. */
  readonly is: (caller: PhoneNumber) => boolean;
}
