import type { CallRecord } from '../../domain/call-record.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';

/** What people did about calling somebody back. Users are named by their login, moments in epoch milliseconds. */
export interface Callback {
  readonly caller: PhoneNumber;
  /** Who calls back; null: nobody yet. */
  readonly takenBy: string | null;
  readonly takenAt: number | null;
  /** Who ticked it off. */
  readonly doneBy: string | null;
  /** Calls missed later count anew. */
  readonly doneAt: number | null;
  /** When it was opened again: what was said before settles nothing. */
  readonly openedAt: number | null;
  readonly changedAt: number;
}

/** A call to the hotline that is over without an answer. */
export interface MissedCall extends Pick<CallRecord, 'flowId' | 'endedAt' | 'cause'> {
  readonly caller: PhoneNumber;
  /** When it was first heard of. */
  readonly firstSeenAt: number;
}

export interface MissedPage {
  readonly calls: readonly MissedCall[];
  /** Null: there are no more. */
  readonly next: MissedCursor | null;
}

/** Where the next page of missed calls begins: after this call. */
export type MissedCursor = Pick<MissedCall, 'firstSeenAt' | 'flowId'>;

/** Somebody talked to a caller, whoever had called. */
export interface TalkWithCaller extends Pick<CallRecord, 'flowId'> {
  readonly caller: PhoneNumber;
  readonly agentId: AgentId | null;
  readonly answeredAt: number;
  /** When the call was first heard of. */
  readonly firstSeenAt: number;
}

export interface MissedQuery {
  /** Only calls from then on, in epoch milliseconds. */
  readonly from: number;
  /** Null: of all. */
  readonly callers: readonly PhoneNumber[] | null;
  readonly after: MissedCursor | null;
  readonly limit: number;
}

/** What is looked up about callbacks. */
export interface CallbackLookUps {
  /** Missed calls of callers whose number is known, newest first. */
  missedCalls(query: MissedQuery): Promise<MissedPage>;
  /** How many missed calls there were from a moment on whose caller withheld the number. */
  withheldCallsSince(from: number): Promise<number>;
  /** The talks with these callers in calls from a moment on, of each the oldest first. */
  talksWith(callers: readonly PhoneNumber[], from: number): Promise<readonly TalkWithCaller[]>;
  /** What was done about calling these back; those of whom nothing was done are left out. */
  callbacksOf(callers: readonly PhoneNumber[]): Promise<readonly Callback[]>;
  /** Which callbacks were changed at a moment or later, the first so many. */
  callbacksChangedSince(
    at: number,
    limit: number,
  ): Promise<readonly Pick<Callback, 'caller' | 'changedAt'>[]>;
}
