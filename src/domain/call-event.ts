import type { Party } from './party.ts';
import type { PhoneNumber } from './phone-number.ts';

/**
 * What every event of a call says. Ids are opaque; a `callId` names one leg, a `flowId` all legs of one call.
 */
interface LegEvent {
  readonly callId: string;
  /** Id of the first leg; null where the provider left it out. Equal to `callId` on a fresh leg. */
  readonly originalCallId: string | null;
  /** Id of the whole call, the same on all its legs; null where the provider left it out. */
  readonly flowId: string | null;
}

interface CallEnds {
  /** Seen from the company: `in` is a call to it, `out` one made by it. */
  readonly direction: 'in' | 'out';
  readonly caller: Party;
  /** The number that was dialled. */
  readonly called: Party;
}

/** Somebody the provider names in an event: a person, a group, a queue or a mailbox. */
export interface NamedUser {
  /** The provider's user id, such as `w0`; null for groups, queues and mailboxes. */
  readonly id: string | null;
  /** The displayed name; may be empty. A mailbox is literally called `voicemail`. */
  readonly name: string;
}

/** A leg begins to ring. */
export interface NewCall extends LegEvent, CallEnds {
  readonly type: 'newCall';
  /** Whom the leg rings. May be empty. */
  readonly users: readonly NamedUser[];
  /** The number first dialled, after a divert; not reliable. */
  readonly diversion: Party | null;
}

/** Somebody, or something, picked up. */
export interface Answer extends LegEvent, CallEnds {
  readonly type: 'answer';
  readonly user: NamedUser | null;
  /** The number that picked up: on a redirect, which target won. */
  readonly answeringNumber: PhoneNumber | null;
}

/** A leg ended. */
export interface Hangup extends LegEvent, CallEnds {
  readonly type: 'hangup';
  readonly cause: HangupCause;
  readonly answeringNumber: PhoneNumber | null;
}

/** The caller pressed keys, or did not, while a `Gather` was playing. */
export interface KeysPressed extends LegEvent {
  readonly type: 'dtmf';
  readonly digits: string;
}

export type CallEvent = NewCall | Answer | Hangup | KeysPressed;

/** Why a leg ended. `forwarded`: the call moved on to another leg, so it was not missed. */
export type HangupCause =
  | 'normal-clearing'
  | 'busy'
  | 'cancel'
  | 'no-answer'
  | 'congestion'
  | 'not-found'
  | 'forwarded'
  | 'other';
