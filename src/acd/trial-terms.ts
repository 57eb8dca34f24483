import type { Outcome, Policy, Reason } from './decision.ts';

/** Whether a caller gets the policy that is tried, or what everybody else gets meanwhile. */
export type TrialGroup = 'tried' | 'base';

/** What of a hotline's trial bears on one call. */
export interface TrialTerms {
  /** Of callers who get the policy that is tried, 0 to 1. */
  readonly share: number;
  readonly group: TrialGroup;
  readonly tried: Policy;
  /** Null: the provider's own routing. */
  readonly base: Policy | null;
}

/** A trial as it is journaled with a decision. */
export interface Trial extends TrialTerms {
  /** Decided in shadow: what the other policy would have done; null: the provider's own routing, of which nothing is known. */
  readonly shadow: Shadow | null;
  /** With which probability the call went where it went, by the draw of its group and by chance within the policies. */
  readonly probability: number;
}

/** What would have become of a call. */
export interface Shadow {
  readonly outcome: Outcome;
  readonly reason: Reason;
}
