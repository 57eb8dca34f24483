import type { Destination, NamedUser } from './directory.ts';

export type HangupCause =
  | 'normalClearing'
  | 'busy'
  | 'cancel'
  | 'noAnswer'
  | 'congestion'
  | 'notFound'
  | 'forwarded';

/** Where the events of a leg go, as its newCall reply said; null: they are not sent. */
export interface Subscriptions {
  readonly onAnswer: string | null;
  readonly onHangup: string | null;
}

export const noSubscriptions: Subscriptions = { onAnswer: null, onHangup: null };

/**
 * One connection of a call.
 *
 *     ringing --answer--> established --hangup--> ended
 *        \-----------------hangup------------------^
 */
export interface Leg {
  readonly callId: string;
  readonly origCallId: string;
  readonly xcid: string;
  readonly direction: 'in' | 'out';
  readonly from: string;
  readonly to: string;
  readonly destination: Destination;
  /** Whom its newCall names. */
  readonly users: readonly NamedUser[];
  /** Number from which the call was diverted to this leg. */
  readonly diversion: string | null;
  /** A leg that the push API does not report. */
  readonly isSilent: boolean;
  subscriptions: Subscriptions;
  state: 'ringing' | 'established' | 'ended';
  answeringNumber: string | null;
}
