import type { Announcement } from './announcement.ts';
import type { Leg } from './leg.ts';
import type { Phone } from './phone.ts';
import type { Push } from './push.ts';
import type { PushRecord } from './pusher.ts';

/**
 * How a call ended for the one who made it. `agent-missed`: the agent did not take a click-to-call, so nobody else was
 * rung. `cut-off`: the emulator was closed.
 */
export type OutcomeKind =
  | 'answered'
  | 'voicemail'
  | 'abandoned'
  | 'busy'
  | 'rejected'
  | 'unanswered'
  | 'unreachable'
  | 'agent-missed'
  | 'cut-off';

export interface CallOutcome {
  readonly outcome: OutcomeKind;
  /** Who picked up first, E.164 with a plus sign; null: nobody, or a mailbox. */
  readonly answeredBy: string | null;
  /** Everybody who talked to the caller, in order: more than one after a transfer. */
  readonly talkedTo: readonly string[];
  /** Emulated seconds from dialling to pick-up, or to the end. */
  readonly waitedSeconds: number;
  readonly talkedSeconds: number;
  /** Sound files that replies named, whether they could be played or not. */
  readonly announcementsHeard: readonly Announcement[];
  /** All events of the call, in the order of sending. */
  readonly pushes: readonly PushRecord[];
}

/** A call in the emulated network, as seen from outside. */
export interface EmulatedCall {
  /** Of the first leg, as in the events. */
  readonly callId: string;
  readonly xcid: string;
  readonly direction: 'in' | 'out';
  readonly from: string;
  readonly to: string;
  /** The number that whoever is called sees. */
  readonly shows: string;
  /** Resolves when the call is over and all its events are sent. Never rejects. */
  readonly ended: Promise<CallOutcome>;
  state(): 'ringing' | 'talking' | 'ended';
  /** The number that talks to the caller now; null: none. */
  talkingTo(): string | null;
  /** Null until the call is over and all its events are sent. */
  outcome(): CallOutcome | null;
  /** The one who made the call hangs up. */
  hangUp(): void;
  /** The agent who is talking passes the call on. Returns false if nobody is. */
  transfer(to: string): boolean;
}

export interface PlacedCall {
  /** Digits, E.164 with a plus sign, or `anonymous`; anything else is sent as it is. */
  readonly from: string;
  readonly to: string;
  /** How long the caller waits for somebody to pick up; default 45. */
  readonly patienceSeconds?: number;
  /** How long a conversation lasts; default 60. */
  readonly talkSeconds?: number;
  /** Keys pressed at each `Gather`, such as `['1', '42']`. */
  readonly keys?: readonly string[];
  /** The number first dialled, if the call was diverted to `to` before it reached sipgate. */
  readonly diversion?: string;
}

/** A call as the network keeps it. */
export interface Call {
  readonly direction: 'in' | 'out';
  readonly from: string;
  readonly to: string;
  readonly shows: string;
  readonly xcid: string;
  /** Set if the REST API makes the call. */
  readonly clicked: Clicked | null;
  /** Whether a fault keeps the call from the webhook. */
  readonly isUnreported: boolean;
  /** Whether click-to-call has begun to ring whoever is called. */
  ringsOutside: boolean;
  readonly patienceSeconds: number;
  readonly talkSeconds: number;
  readonly keysLeft: string[];
  readonly legs: Leg[];
  readonly announcements: Announcement[];
  readonly startedAt: number;
  answeredAt: number | null;
  endedAt: number | null;
  readonly talkedTo: string[];
  /** Aborts when the one who made the call hangs up. */
  readonly callerGone: AbortController;
  /** Aborts when a transfer is asked for, and is replaced afterwards. */
  interrupt: AbortController;
  transferTo: string | null;
  /** Frees the phones in use. */
  readonly releases: (() => void)[];
  /** Events still to be sent, one after the other. */
  followUps: Promise<void>;
  /** Events that a fault delays, so others overtake them. */
  readonly lateOnes: Promise<void>[];
  /** Events held back to arrive out of order. */
  readonly heldBack: Push[];
}

/** A call that an agent makes. */
export interface DialledCall {
  /** The agent's own number, from which the call is made. */
  readonly agentNumber: string;
  readonly to: string;
  /** How long the agent waits; default 45. */
  readonly patienceSeconds?: number;
  /** How long the conversation lasts; default 60. */
  readonly talkSeconds?: number;
}

/** A call that the REST API makes for an agent, whose phone rings first. */
export interface ClickedCall {
  readonly agentNumber: string;
  readonly to: string;
  /** The number that whoever is called sees; default: the agent's. */
  readonly callerId?: string | undefined;
  /** Default: false. */
  readonly isUnreported?: boolean;
}

/** The phone that click-to-call rings first. */
export interface Clicked {
  readonly phone: Phone;
  /** Of the agent's line; null: it has no mailbox. */
  readonly mailboxAfterSeconds: number | null;
}
