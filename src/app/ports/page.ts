import type { CallRecord } from '../../domain/call-record.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Familiarity } from '../../domain/familiarity.ts';
import type { Gist } from '../../domain/gist.ts';
import type { CallbackEntry } from '../../domain/journal-entry.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { Callback, CallbackLookUps } from './callbacks.ts';

/**
 * What a user of the page may do.
 *
 * - `admin`: everything, also users and the erasure of callers
 * - `supervisor`: runs the hotline from day to day
 * - `viewer`: sees, and changes nothing
 * - `agent`: sees and changes only what concerns them
 */
export const roles = ['admin', 'supervisor', 'viewer', 'agent'] as const;
export type Role = (typeof roles)[number];

/** Somebody who may sign in to the page. Not the same as an agent, but may be one. */
export interface User {
  readonly id: string;
  /** What they type to sign in; lower case. */
  readonly login: string;
  readonly role: Role;
  /** The agent they are, if any; always set in the role `agent`. */
  readonly agentId: AgentId | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

export interface UserWithPassword extends User {
  /** As made by `hashPassword`; null: signs in by link only. */
  readonly passwordHash: string | null;
}

/**
 * A secret that proves who somebody is, of which only the hash is kept.
 *
 * - `session`: in a browser's cookie
 * - `token`: for scripts, sent as a bearer token
 * - `wall`: for a screen on the wall, which shows figures without personal data; nobody's
 * - `browser`: in a cookie, by which a browser in which somebody has signed in is known again
 * - `link`: good for one sign-in; without a user, for the set-up of the first one
 * - `password`: a link by which its user chooses a password, once
 */
export interface AccessKey {
  /** SHA-256 of the secret, in base64url. */
  readonly hash: string;
  readonly kind: 'session' | 'token' | 'link' | 'wall' | 'browser' | 'password';
  readonly userId: string | null;
  /** Says what it is for; shown to users. */
  readonly label: string;
  /** Epoch milliseconds, as all times here. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** To about a quarter of an hour; null: not since it was made. */
  readonly usedAt: number | null;
}

/** Where the next page of calls begins: after this call. */
export interface CallCursor {
  readonly firstSeenAt: number;
  readonly flowId: string;
}

export interface CallPage<Call = PastDecision> {
  readonly calls: readonly Call[];
  /** Null: there are no more. */
  readonly next: CallCursor | null;
}

/** From `from` on and before `to`, in epoch milliseconds. */
export interface CallRange {
  readonly from: number;
  readonly to: number;
  readonly after: CallCursor | null;
  readonly limit: number;
}

/** What the page looks up. Arguments and results are plain data; every list has a limit. */
export interface LookUps extends CallbackLookUps {
  /** Calls first heard of in a range, oldest first. */
  callsBetween(range: CallRange): Promise<CallPage>;
  /** The same with what reports need of their decisions, many times as fast. */
  gistsBetween(range: CallRange): Promise<CallPage<PastGist>>;
  /**
   * The last hotline call of each of these callers that was first heard of in a period (from `from` on and before `to`, in
   * epoch milliseconds) and is over; of the period's calls alone.
   */
  lastCallsOf(
    callers: readonly PhoneNumber[],
    period: { readonly from: number; readonly to: number },
  ): Promise<readonly EarlierCall[]>;
  /** Calls first heard of in a range, newest first; of these callers, or of all. */
  latestGists(range: CallRange, callers: readonly PhoneNumber[] | null): Promise<CallPage<EarlierCall>>;
  /** One call with the decision that routed it; null: no such call. */
  callById(flowId: string): Promise<PastDecision | null>;
  /** The same of many; those that there are, in any order. */
  callsByIds(flowIds: readonly string[]): Promise<readonly PastDecision[]>;
  /** What became of the wish to be called back that was made in the leg of this call id, in order. */
  callbackEntriesOf(callId: string): Promise<readonly CallbackEntry[]>;
  /** The calls of one caller, newest first. */
  callsOf(caller: PhoneNumber, limit: number): Promise<readonly PastDecision[]>;
  /** The latest callers, newest first. */
  recentCallers(limit: number): Promise<readonly CallerSummary[]>;
  /** Callers whose number begins with one of these, in order of their numbers, after `after`. */
  callersByNumber(
    prefixes: readonly string[],
    options: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly CallerSummary[]>;
  /** Callers whose name contains this, whatever its case. */
  callersByName(text: string, limit: number): Promise<readonly CallerSummary[]>;
  /** The known names of these callers. */
  namesOf(callers: readonly PhoneNumber[]): Promise<readonly { caller: PhoneNumber; name: string }[]>;
  profileOf(caller: PhoneNumber): Promise<CallerProfile>;
  /** What people wrote down of these callers, if anything. */
  notesOf(callers: readonly PhoneNumber[]): Promise<readonly { caller: PhoneNumber; note: string }[]>;
  /** The agents whom callers know, by the memory that hotlines share. */
  familiarityOfMany(callers: readonly PhoneNumber[]): Promise<readonly FamiliarityOfCaller[]>;
  /** The same by every memory: an agent whom a caller knows by several is there several times. */
  familiarityOfAllMemories(callers: readonly PhoneNumber[]): Promise<readonly FamiliarityOfCaller[]>;
  /**
   * The callers whom an agent, by any of their ids, knows best, most familiar first; without those who object
   * to it.
   */
  callersKnownBy(agentIds: readonly AgentId[], limit: number): Promise<readonly KnownCaller[]>;
  /** What an agent did from `from` on and before `to` (epoch milliseconds). */
  figuresOfAgent(
    agentIds: readonly AgentId[],
    period: { readonly from: number; readonly to: number },
  ): Promise<AgentFigures>;
  /** Who switched figures of single people on or off, the latest hundred times, newest first. */
  figureSwitches(): Promise<readonly FigureSwitch[]>;
}

/** What the page looks up and writes down. */
export interface Directory extends LookUps {
  saveProfile(caller: PhoneNumber, profile: CallerProfile): Promise<void>;
  /** Takes, gives back, ticks off or opens callbacks. */
  saveCallbacks(callbacks: readonly Callback[]): Promise<void>;
  switchFigures(change: FigureSwitch): Promise<void>;
}

export interface FamiliarityOfCaller {
  readonly caller: PhoneNumber;
  readonly familiarity: Familiarity;
}

export interface KnownCaller {
  readonly caller: PhoneNumber;
  /** Empty: none is known. */
  readonly name: string;
  readonly familiarity: Familiarity;
}

/** What one person did: shown only where an admin has switched it on. */
export interface AgentFigures {
  readonly answered: number;
  /** Counts only talks whose end is known. */
  readonly talkMs: number;
}

/** Somebody has switched the figures of single people on or off. */
export interface FigureSwitch {
  readonly isOn: boolean;
  /** Login of the user. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What people wrote down about a caller. */
export interface CallerProfile {
  /** Empty: none. */
  readonly name: string;
  readonly note: string;
  /** They object to being recognised, and are treated as unknown. */
  readonly objects: boolean;
}

export interface CallerSummary {
  readonly caller: PhoneNumber;
  /** Empty: none is known. */
  readonly name: string;
  readonly calls: number;
  readonly lastSeenAt: number;
}

/**
 * A call with the decision that routed it, as shown in the history: the last one, where the caller waited.
 */
export interface PastDecision {
  readonly call: CallRecord;
  /** Null for calls that were not routed. */
  readonly decision: Decision | null;
}

/** A call with what reports need of the last decision that routed it; null for calls that were not routed. */
export interface PastGist {
  readonly call: CallRecord;
  readonly gist: Gist | null;
}

/** A call, and its place in the history. */
export interface EarlierCall extends PastGist {
  /** Epoch milliseconds. */
  readonly firstSeenAt: number;
}
