import type { HangupCause } from './leg.ts';

/**
 * What sipgate does not document, or where its documents and observations differ. The defaults are what was
 * observed, or else the most likely; every one can be changed, so that a router can be tried against the others.
 */
export interface Assumptions {
  /** Whether `Dial` to a number of the own account sends a newCall for the second leg. */
  readonly pushesSecondLeg: boolean;
  /** What the second leg gives as `from`: the number that was called, the caller, or `callerId` where set. */
  readonly secondLegFrom: 'called-number' | 'caller' | 'caller-id';
  readonly secondLegSharesXcid: boolean;
  /** Whether the second leg's `origCallId` is that of the first leg, or its own `callId`. */
  readonly secondLegNamesFirst: boolean;
  /** Whether `Dial` to a number outside the account sends a newCall with direction `out`. */
  readonly pushesExternalLeg: boolean;
  /** Whether the first leg's answer after a `Dial` carries the number that took the call. */
  readonly firstLegAnsweringNumber: boolean;
  /** Whether the first leg's answer after a `Dial` names the user who took the call. */
  readonly firstLegUser: boolean;
  /** What the legs that lose a parallel `Dial` send: a hangup with cause `cancel`, or nothing. */
  readonly losingLegs: 'cancel' | 'silent';
  /** Cause after the verb `Reject` with its default reason. With reason `busy` it is `busy`. */
  readonly rejectedCause: HangupCause;
  /** Cause after the verb `Hangup`. */
  readonly hangupVerbCause: HangupCause;
  /** Cause of the leg that an agent has transferred. */
  readonly transferredCause: HangupCause;
  /** Whether `Play` may stand before another verb. If not, such a reply counts as invalid. */
  readonly playBeforeVerb: boolean;
  /** Whether newCall lists who rings. If not, `user[]` is empty and `userId[]`, `fullUserId[]` are missing. */
  readonly listsUsers: boolean;
  /** How `user[]` is spelt in the body: percent-encoded, or with literal brackets. */
  readonly brackets: 'encoded' | 'literal';
  /** What a dtmf event says if no key was pressed. */
  readonly noKeys: 'omitted' | 'empty';
  /** Whether a dtmf event `-1` follows where the caller hangs up during a `Gather`. */
  readonly tellsHangupInGather: boolean;
  /** How long a phone rings if nobody picks up and no mailbox is set. */
  readonly ringLimitSeconds: number;
  /** The most that a page of the history holds, however much is asked for. */
  readonly historyPageLimit: number;
}

export const defaultAssumptions: Assumptions = {
  pushesSecondLeg: true,
  secondLegFrom: 'called-number',
  secondLegSharesXcid: true,
  secondLegNamesFirst: true,
  pushesExternalLeg: false,
  firstLegAnsweringNumber: true,
  firstLegUser: false,
  losingLegs: 'cancel',
  rejectedCause: 'noAnswer',
  hangupVerbCause: 'normalClearing',
  transferredCause: 'normalClearing',
  playBeforeVerb: false,
  listsUsers: true,
  brackets: 'encoded',
  noKeys: 'omitted',
  tellsHangupInGather: true,
  ringLimitSeconds: 60,
  historyPageLimit: 1000,
};
