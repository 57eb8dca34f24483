import type { Availability } from './agent-state.ts';
import type { Familiarity } from './familiarity.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { AnnouncementName, OverflowCause, OverflowStep } from './plan.ts';
import type { Policy } from './policy.ts';
import type { AgentId } from './roster.ts';
import type { Terms, TurnSound } from './terms.ts';

/** One agent as the decision sees them. */
export interface Candidate {
  readonly agentId: AgentId;
  readonly name: string;
  readonly dialNumber: PhoneNumber | null;
  readonly availability: Availability;
  /** End of the agent's last call in epoch milliseconds; 0 if none is known. */
  readonly idleSince: number;
  /** What the caller and this agent share; null for strangers. */
  readonly familiarity: Familiarity | null;
  /** Whether the last offer that this agent missed was a call of this caller, a few minutes ago. */
  readonly missedThisCaller: boolean;
}

/** Everything a decision depends on. The same situation always gives the same decision. */
export interface Situation {
  readonly callId: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly policy: Policy;
  /**
   * In any order. Includes agents who can't be dialled, for the reason to name them. Empty where the caller
   * is turned away; while the hotline is closed, only those whom its overflow names.
   */
  readonly candidates: readonly Candidate[];
  /** Whether the caller can be recognised; withheld numbers have no history. */
  readonly callerIsKnown: boolean;
  /** `memory`: the store did not answer in time, so familiarity may be missing. */
  readonly basis: 'store' | 'memory';
  readonly terms: Terms;
  /** Whether the decision is only noted down, while the provider's own routing takes effect. */
  readonly inShadow: boolean;
}

/** What becomes of a call. `as-configured` leaves the call to the provider's own settings. */
export type Outcome =
  | {
      readonly kind: 'dial';
      readonly agentIds: readonly AgentId[];
      /** Same order as `agentIds`; 1 to 5. All ring at once and the first to pick up wins. */
      readonly numbers: readonly PhoneNumber[];
    }
  /** A number outside of the company. */
  | { readonly kind: 'number'; readonly number: PhoneNumber }
  | { readonly kind: 'voicemail' }
  /** The announcement is played, then the call ends. */
  | { readonly kind: 'announcement'; readonly announcement: AnnouncementName }
  | { readonly kind: 'reject'; readonly tone: 'rejected' | 'busy' }
  | Hold
  | PromisedCallback
  | { readonly kind: 'as-configured' };

/** The announcement is played, then the call ends, and the caller is called back. */
export interface PromisedCallback {
  readonly kind: 'callback';
  readonly announcement: AnnouncementName;
  /** Who is to call back, best first: those whom the caller knows, or was given to. */
  readonly agentIds: readonly AgentId[];
}

/** The caller waits for a turn of a few seconds, after which it is decided again. */
export interface Hold {
  readonly kind: 'hold';
  readonly plays: TurnSound;
  /** Whom the caller waits for first and foremost, best first: agents who are busy, or kept for others. */
  readonly waitsFor: readonly AgentId[];
  /** Since when anybody else will do, in epoch milliseconds; null: nobody else will. */
  readonly anyFrom: number | null;
}

/**
 * The rule that settled a call.
 *
 * - `only-listens`: the hotline is in shadow and leaves the call to the provider's own routing
 * - `blocked`: the company takes no calls from this caller
 * - `withheld`: the hotline takes no calls from hidden numbers
 * - `closed`: outside the opening hours
 * - `asks-for-voicemail`: the caller pressed the key for it while waiting
 * - `asks-for-callback`: the caller pressed the key for it
 * - `fixed-agent`: the company has given this caller to an agent
 * - `return-call`: an agent had called this caller in vain
 * - `someone-new`: the caller is meant to meet somebody new
 * - `deputy`: the agent the caller knows is away, and this one stands in
 * - `preferred-agent`: the most familiar agent was available
 * - `next-familiar`: more familiar agents were not, this one was
 * - `majority-agent`: policy `tutorial`, an agent took more than `factor` of those of the caller's calls that
 *   the agents present took
 * - `last-agent`: policy `last-agent`, the agent the caller talked to last
 * - `longest-idle`: no familiar agent was available, or the policy does not look for one
 * - `random`: chance chose among the available agents
 * - `offers-callback`: an agent whom the caller knows is busy, and the caller is asked whether to be called back
 * - `waits-for-familiar`: an agent whom the caller knows, or who was given to them, is busy
 * - `waits-for-anybody`: everybody is busy
 * - `nobody-available`: no agent could be dialled
 */
export type Rule =
  | 'only-listens'
  | 'blocked'
  | 'withheld'
  | 'closed'
  | 'asks-for-voicemail'
  | 'asks-for-callback'
  | 'fixed-agent'
  | 'return-call'
  | 'someone-new'
  | 'deputy'
  | 'preferred-agent'
  | 'next-familiar'
  | 'majority-agent'
  | 'last-agent'
  | 'longest-idle'
  | 'random'
  | 'offers-callback'
  | 'waits-for-familiar'
  | 'waits-for-anybody'
  | 'nobody-available';

/**
 * Why an agent was dialled or not. `off-duty`: outside their working times. `kept`: for a caller who waits. `outranked`: a rule above the statistics
 * chose somebody else. `only-tried`: they would have been dialled if the hotline were not in shadow.
 */
export type Verdict =
  | 'dialled'
  | 'absent'
  | 'off-duty'
  | 'never'
  | 'kept'
  | 'offline'
  | 'do-not-disturb'
  | 'ringing'
  | 'talking'
  | 'wrap-up'
  | 'on-break'
  | 'paused'
  | 'unknown'
  | 'gone'
  | 'missed-last-call'
  | 'overloaded'
  | 'outranked'
  | 'already-known'
  | 'less-familiar'
  | 'not-familiar'
  | 'not-the-last'
  | 'idle-for-less'
  | 'not-drawn'
  | 'only-tried';

export interface WeighedCandidate extends Candidate {
  /** Decayed count of answered calls with this caller, now. */
  readonly evidence: number;
  readonly verdict: Verdict;
}

/** A rule that applied to the call and could not settle it. */
export type Passed =
  | { readonly rule: 'fixed-agent' | 'return-call'; readonly agentId: AgentId; readonly verdict: Verdict }
  | { readonly rule: 'someone-new' };

export interface Overflow {
  readonly cause: OverflowCause;
  /**
   * Null: none of the hotline's steps could be taken, so the call rings as configured, or nobody may get it.
   */
  readonly step: OverflowStep | null;
}

/** Why a decision came out as it did. Journal, log, page and `explain` all show this one. */
export interface Reason {
  readonly rule: Rule;
  /** The rules before it that applied but did not settle the call, in order. */
  readonly passed: readonly Passed[];
  /** The absent agent for whom the first agent dialled is standing in; null: nobody. */
  readonly onBehalfOf: AgentId | null;
  /** Why the call found nobody, and the step it took then; null where an agent was dialled otherwise. */
  readonly overflow: Overflow | null;
  /** Those dialled first, then the others by how close they came. */
  readonly candidates: readonly WeighedCandidate[];
  /** The probability with which this situation led to these agents; 1 where nothing was left to chance. */
  readonly probability: number;
  readonly callerIsKnown: boolean;
  readonly basis: 'store' | 'memory';
}

export interface Decision {
  readonly callId: string;
  /** Epoch milliseconds. */
  readonly decidedAt: number;
  readonly policy: Policy;
  readonly terms: Terms;
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** What would have been done if the hotline were not in shadow; left out: it is not. */
  readonly shadow?: Pick<Decision, 'outcome' | 'reason'>;
  /**
   * Its agents were dialled without a claim, because the database was too slow or other instances kept
   * getting there first: another call may ring them too. Known only after the decision was made; left out:
   * they were claimed.
   */
  readonly unclaimed?: true;
}
