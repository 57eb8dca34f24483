import type { CallRecord } from '../acd/call-record.ts';
import type { Decision } from '../acd/decision.ts';
import type { Familiarity } from '../acd/familiarity.ts';
import type { JournalEntry } from '../acd/journal-entry.ts';
import type { PhoneNumber } from '../acd/phone-number.ts';
import type { Agent, Roster } from '../acd/roster.ts';

/** The present moment in epoch milliseconds. */
export type Clock = () => number;

/** Structured logging: fields first, then one sentence. Never phone numbers in full, tokens or passwords. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What {@link Store.record} did with an entry. */
export interface Recorded {
  /** False when this event of this call had been journaled before; then `entry` is the one from that time. */
  readonly isNew: boolean;
  readonly entry: JournalEntry;
  /** The call as it stands after this entry. */
  readonly call: CallRecord | null;
}

/** A call with the decision that routed it, as shown in the history. */
export interface PastDecision {
  readonly call: CallRecord;
  /** Null for calls that were not routed. */
  readonly decision: Decision | null;
}

/** The journal and what is derived from it. Every method rejects with the driver's error if the database fails. */
export interface Store {
  /**
   * Appends an entry and brings call record and familiarity up to date, in one transaction. Durable when it
   * resolves. Recording the same event of the same call again changes nothing.
   */
  record(entry: JournalEntry): Promise<Recorded>;
  /** The agents this caller has talked to, in no particular order. */
  familiarityOf(caller: PhoneNumber): Promise<readonly Familiarity[]>;
  /** The most recent calls, newest first. */
  recentCalls(limit: number): Promise<readonly PastDecision[]>;
  /** All entries received at `since` (epoch milliseconds) or later, oldest first. */
  entriesSince(since: number): Promise<readonly JournalEntry[]>;
  /** The roster as last saved, so that a restart knows the agents before the provider has answered. */
  loadAgents(): Promise<readonly Agent[]>;
  saveAgents(agents: readonly Agent[]): Promise<void>;
  /** Computes call records and familiarity anew from the journal. `onProgress` gets the share done, 0 to 1. */
  rebuild(onProgress?: (done: number) => void): Promise<void>;
  close(): Promise<void>;
}

/** Where the agents and their presence come from. */
export interface RosterSource {
  /**
   * Asks the provider anew; takes seconds. Rejects with an error that names what is missing; if the provider asks
   * to be left alone for a while, it has a `retryAfterMs`.
   */
  fetchRoster(signal: AbortSignal): Promise<Roster>;
}
