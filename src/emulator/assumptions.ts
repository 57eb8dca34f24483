/**
 * What sipgate does not document, or where its documents and observations differ. The defaults are what was
 * observed, or else the most likely; every one can be changed, so a router can be tried against the others.
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
  /**
   * Whether newCall lists who rings. If not, `user[]` is empty and `userId[]`, `fullUserId[]` are missing.
   */
  readonly listsUsers: boolean;
  /** How `user[]` is spelt in the body: percent-encoded, or with literal brackets. */
  readonly brackets: 'encoded' | 'literal';
  /** Whether a dtmf event `-1` follows if the caller hangs up during a `Gather`. */
  readonly tellsHangupInGather: boolean;
  /** Whether newCall of an outgoing call names the agent who makes it. If not, it is as without `listsUsers`. */
  readonly namesCallingAgent: boolean;
  /** When click-to-call sends newCall: as soon as the agent's phone rings, or once they have picked up. */
  readonly clickToCallNewCall: 'agent-rings' | 'callee-rings';
  /** What follows that newCall if the agent does not pick up: a hangup with the cause of their phone, or nothing. */
  readonly clickToCallMissed: 'hangup' | 'silent';
  /** Whose pick-up click-to-call reports as answer. */
  readonly clickToCallAnswer: 'agent' | 'callee';
  /** What click-to-call gives as `from` if another number than the agent's is shown. */
  readonly clickToCallFrom: 'shown-number' | 'agent-number';
  /** Whether the agent's mailbox picks up when click-to-call rings them, so that the other end is rung for nobody. */
  readonly mailboxTakesClickToCall: boolean;
  /** How a `callerId` is refused that is no number of the account. */
  readonly foreignCallerId: 400 | 403;
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
  listsUsers: true,
  brackets: 'encoded',
  tellsHangupInGather: true,
  namesCallingAgent: true,
  clickToCallNewCall: 'callee-rings',
  clickToCallMissed: 'hangup',
  clickToCallAnswer: 'callee',
  clickToCallFrom: 'shown-number',
  mailboxTakesClickToCall: true,
  foreignCallerId: 403,
  historyPageLimit: 1000,
};
