import type { CallRecord, FamiliarityRules, MemoryName } from '../../domain/call-record.ts';
import type { Recalled } from '../../domain/familiarity.ts';
import type { JournalEntry, PauseEntry } from '../../domain/journal-entry.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId, Roster } from '../../domain/roster.ts';
import type { TalkLength } from '../../switchboard/usual-talks.ts';
import type { AuditTrail } from './audit.ts';
import type { ConnectionStore } from './connection.ts';
import type { CallerRecords } from './erasure.ts';
import type { ImportBatch, Imported, ImportState } from './import.ts';
import type { LookUps, PastDecision } from './page.ts';
import type { PageStore } from './page-store.ts';
import type { PlanStore } from './plan.ts';
import type { CallsSeen } from './provider.ts';
import type { SecondFactors } from './second-factors.ts';
import type { SignOnSetUpStore } from './sign-on-set-up.ts';
import type { SignOns } from './sign-ons.ts';
import type { PastSums, Sums } from './sums.ts';

/** What {@link Store.record} did with an entry. */
export interface Recorded {
  /** False if this event of this call had been journaled before; then `entry` is the earlier one. */
  readonly isNew: boolean;
  readonly entry: JournalEntry;
  /** The call after this entry. */
  readonly call: CallRecord | null;
}

/**
 * What became of an offer: recorded, or refused because other calls hold some of its agents. A refused offer
 * leaves nothing behind, and names every agent who is held.
 */
export type Offered =
  | { readonly kind: 'recorded'; readonly recorded: Recorded }
  | { readonly kind: 'refused'; readonly takenAgentIds: readonly AgentId[] };

/** The events of the legs with these call ids that wait to be recorded, those of each in order. */
export type WaitingOf = (callIds: readonly string[]) => readonly JournalEntry[];

/** A store has no room for more events for now. It has logged this itself. */
export class StoreFull extends Error {}

/** The database could not be asked in time. `fromMemory` is what this process still knows. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly fromMemory: Recalled;

  constructor(fromMemory: Recalled, cause: unknown) {
    super('The database does not answer in time.', { cause });
    this.fromMemory = fromMemory;
  }
}

/** Whose acquaintances among the agents are wanted. */
export interface CallerAsked {
  /** All numbers of one customer. */
  readonly numbers: readonly PhoneNumber[];
  readonly memory: MemoryName;
  /** Calls in vain before this are forgotten, in epoch milliseconds. */
  readonly since: number;
}

/** How the store is doing. Counts are of this process. */
export interface StoreState {
  readonly isReachable: boolean;
  /**
   * If it is not reachable: whether the database itself reports a failure, instead of not answering at all.
   */
  readonly isAnswering?: boolean;
  /** The database's encoding, such as `LATIN1`, if it can't hold every character. */
  readonly encoding?: string | null;
  /** Events that the database refuses, which are set aside, and why the latest was refused. */
  readonly refused?: RefusedEvents;
  /** Events that wait on disk for the database. */
  readonly spooled: { readonly entries: number; readonly bytes: number; readonly capacityBytes: number };
  /** The latest failure, even if it has passed: when (epoch milliseconds), and its code or name. */
  readonly lastError: { readonly at: number; readonly error: string } | null;
}

/**
 * The tables, beside this program.
 *
 * - `missing`: there are none yet
 * - `older`: the next start brings them up to date
 * - `newer`: a newer version has changed them
 */
export type DatabaseVersion = 'current' | 'missing' | 'older' | 'newer';

export type LegHeard = 'nothing' | 'something' | 'its end';

export interface RefusedEvents {
  readonly entries: number;
  /** Of the latest; null until it is tried again after a restart. */
  readonly why: Refusal | null;
}

/** Why a database refuses a statement that it has understood. Never contains the value. */
export interface Refusal {
  readonly reason: 'character' | 'too-long' | 'out-of-range' | 'rights' | 'tables' | 'other';
  /** The database's own code, such as `22P05`. */
  readonly code: string;
}

/** What looks back and changes nothing, however long it takes. The database alone is asked, not what waits for it. */
export interface PastStore extends Pick<PlanStore, 'latestRevision' | 'readRevision'> {
  readonly directory: LookUps;
  readonly sums: PastSums;
  readonly callers: Pick<CallerRecords, 'countKept' | 'entriesOf' | 'agentsKnownTo' | 'wishesOf'>;
  readonly recallCaller: Store['recallCaller'];
  readonly entriesSince: Store['entriesSince'];
}

/**
 * The journal and what is derived from it. Every method rejects with the driver's error if the database
 * fails.
 */
export interface Store extends PlanStore, PageStore {
  readonly audit: AuditTrail;
  readonly connection: ConnectionStore;
  readonly signOns: SignOns;
  readonly signOnSetUp: SignOnSetUpStore;
  readonly secondFactors: SecondFactors;
  readonly sums: Sums;
  /** Whether other instances may use the same database, so agents have to be claimed. */
  readonly isShared: boolean;
  /**
   * Appends an entry and brings call record and familiarity up to date, in one transaction. Durable when it
   * resolves. Recording the same event of the same call again changes nothing.
   */
  record(entry: JournalEntry): Promise<Recorded>;
  /**
   * Records a decision and claims the agents it dials until `claimedUntil` (epoch milliseconds), in the same
   * transaction: all of them, or none and nothing is recorded. A claim ends by itself, or when the call is
   * answered (except for the agent who answered), hung up or closed. A newCall recorded before is returned as
   * it was, and claims nothing. A claim ended by an entry that still waits to be recorded holds nobody.
   */
  recordOffer(entry: JournalEntry, claimedUntil: number, waitingOf?: WaitingOf): Promise<Offered>;
  /**
   * What was recorded of a leg: nothing, something, or that it has ended. A leg that only seemed to ring for too
   * long has not.
   */
  legHeard(callId: string): Promise<LegHeard>;
  /**
   * Tells `listener` of the entries that other instances record from the opening of the store until `signal`
   * aborts, soon after each is committed, some of them perhaps twice; resolves then. If one was recorded
   * after the end of its leg, all entries of the call are told again. Outlasts failures of the database.
   */
  follow(listener: (recorded: Recorded) => void, signal: AbortSignal): Promise<void>;
  /**
   * Takes or renews a lease until `until` (epoch milliseconds). False if another instance holds it at `now`,
   * for not much longer: a lease that ends much later dates from before the clock was set back.
   */
  holdLease(name: string, now: number, until: number): Promise<boolean>;
  /** When a lease ended or will end, in epoch milliseconds, whoever holds it; null: nobody ever has. */
  leaseEnd(name: string): Promise<number | null>;
  /** What is known of a caller. */
  recallCaller(asked: CallerAsked): Promise<Recalled>;
  /** The most recent calls, newest first. */
  recentCalls(limit: number): Promise<readonly PastDecision[]>;
  /** All call records, oldest first, in batches; of 1,000 by default. */
  allCalls(pageSize?: number): AsyncIterable<CallRecord>;
  /**
   * Adds the past calls that are not there yet, whether from an import or from pushes, and notes how far the
   * source has been read, in one transaction.
   */
  importCalls(batch: ImportBatch): Promise<Imported>;
  /** Where an import of this source left off; null if none was begun. */
  importState(source: string): Promise<ImportState | null>;
  /** How many callers are familiar with some agent. */
  countCallers(): Promise<number>;
  /**
   * Writes the hotline's answered calls that are over into the tutorial's table, each once. Returns how many
   * rows that made, and how many calls lack a known number. Rejects if the store was not opened for it.
   */
  writeTutorialHistory(): Promise<{ readonly rows: number; readonly withoutNumber: number }>;
  /**
   * All entries received at `since` (epoch milliseconds) or later, as they happened; including those that
   * were acknowledged and have not reached the database yet.
   */
  entriesSince(since: number): Promise<readonly JournalEntry[]>;
  /**
   * Like `entriesSince`, without the decisions of answered legs: enough for the switchboard, and read in no
   * time.
   */
  switchboardEntries(since: number): Promise<readonly JournalEntry[]>;
  /**
   * The beginnings and ends of pauses since a moment (epoch milliseconds), oldest first; including
   * acknowledged ones.
   */
  pausesSince(since: number): Promise<readonly PauseEntry[]>;
  /**
   * The roster as last saved by any instance: after a restart the agents are known before the provider
   * answers.
   */
  loadRoster(): Promise<Roster>;
  saveRoster(roster: Roster): Promise<void>;
  /** The lengths of the talks among so many of the latest calls, in milliseconds. */
  talkLengths(calls: number): Promise<readonly TalkLength[]>;
  /** What the provider's list of calls in progress showed last, to any instance. */
  callsSeen(): Promise<CallsSeen>;
  saveCallsSeen(seen: CallsSeen): Promise<void>;
  /**
   * Learns by these rules from now on, and counts familiarity anew if they differ from those it was counted
   * by.
   */
  learnBy(rules: FamiliarityRules): Promise<void>;
  /**
   * Computes call records and familiarity anew from the journal. `onProgress` gets the share done, 0 to 1.
   */
  rebuild(onProgress?: (done: number) => void): Promise<void>;
  state(): StoreState;
  close(): Promise<void>;
}
