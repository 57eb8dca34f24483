import type { Availability } from './availability.ts';
import type { Familiarity } from './familiarity.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { OverflowCause, OverflowStep } from './plan.ts';
import type { AgentId } from './roster.ts';

/** The routing policies, as compared in docs/decisions and explained in the glossary. */
export const policyNames = ['familiar', 'tutorial', 'last-agent', 'longest-idle', 'random'] as const;
export type PolicyName = (typeof policyNames)[number];

/** How the agent for a call is chosen. */
export interface Policy {
  readonly name: PolicyName;
  /** Age in days at which an answered call counts half. */
  readonly halfLifeDays: number;
  /** How many familiar agents ring at once, 1 to 5. */
  readonly ringFamiliar: number;
  /** How many agents ring at once where nobody familiar is available, 1 to 5. */
  readonly ringStrangers: number;
  /** Policy `tutorial` only: the share of the caller's answered calls that an agent must exceed. */
  readonly factor: number;
}

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
  /** In any order. Includes agents who can't be dialled, so that the reason can name them. */
  readonly candidates: readonly Candidate[];
  /** Whether the caller can be recognised; withheld numbers have no history. */
  readonly callerIsKnown: boolean;
  /** `memory`: the store did not answer in time, so familiarity may be missing. */
  readonly basis: 'store' | 'memory';
  readonly terms: Terms;
}

/** What of the plan bears on one call, and nothing else of it. */
export interface Terms {
  /** The hotline's name. */
  readonly hotline: string;
  /** Causes without a step are left out. */
  readonly overflow: Readonly<Partial<Record<OverflowCause, readonly OverflowStep[]>>>;
}

/** What becomes of a call. `as-configured` lets the provider ring as its own settings say. */
export type Outcome =
  | {
      readonly kind: 'dial';
      readonly agentIds: readonly AgentId[];
      /** Same order as `agentIds`; 1 to 5. All ring at once and the first to pick up wins. */
      readonly numbers: readonly PhoneNumber[];
    }
  | { readonly kind: 'voicemail' }
  | { readonly kind: 'as-configured' };

/**
 * The rule that settled a call.
 *
 * - `preferred-agent`: the most familiar agent was available
 * - `next-familiar`: more familiar agents were not, this one was
 * - `majority-agent`: policy `tutorial`, an agent took more than `factor` of the caller's calls
 * - `last-agent`: policy `last-agent`, the agent the caller talked to last
 * - `longest-idle`: no familiar agent available, or the policy does not ask for one
 * - `random`: chance chose among the available agents
 * - `nobody-available`: no agent could be dialled
 */
export type Rule =
  | 'preferred-agent'
  | 'next-familiar'
  | 'majority-agent'
  | 'last-agent'
  | 'longest-idle'
  | 'random'
  | 'nobody-available';

/** Why an agent was dialled, or was not. */
export type Verdict =
  | 'dialled'
  | 'offline'
  | 'do-not-disturb'
  | 'ringing'
  | 'talking'
  | 'wrap-up'
  | 'paused'
  | 'unknown'
  | 'gone'
  | 'missed-last-call'
  | 'less-familiar'
  | 'not-familiar'
  | 'not-the-last'
  | 'idle-for-less'
  | 'not-drawn';

export interface WeighedCandidate extends Candidate {
  /** Decayed count of answered calls with this caller, now. */
  readonly evidence: number;
  readonly verdict: Verdict;
}

/** Why a decision came out as it did: the same in the journal, the log, the page and `explain`. */
export interface Reason {
  readonly rule: Rule;
  /** Most convincing first: dialled, then by what they lost to. */
  readonly candidates: readonly WeighedCandidate[];
  /** Probability with which these agents were dialled in this situation; 1 where chance took no part. */
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
}
