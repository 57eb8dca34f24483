import type { Decision, Reason, WeighedCandidate } from './decision.ts';
import type { Policy } from './policy.ts';
import type { Terms } from './terms.ts';

/**
 * A decision as any version of Familiar may have journaled it: later fields are missing. Before terms
 * existed, the fate of calls that found nobody was part of the policy.
 */
export type JournaledDecision = Omit<Decision, 'policy' | 'terms' | 'reason'> & {
  readonly policy: Policy & { readonly overflow?: 'as-configured' | 'voicemail' };
  readonly terms?: Partial<Terms>;
  /**
   * Earlier versions let a hotline try its policy with part of the callers, or beside another policy: then
   * `shadow` is what the policy that was not followed would have done.
   */
  readonly trial?: { readonly shadow: Decision['shadow'] | null };
  readonly reason: Later<Omit<Reason, 'candidates'>, keyof typeof formerReason> & {
    readonly candidates: readonly Later<WeighedCandidate, 'missedThisCaller'>[];
  };
};

type Later<T, Key extends keyof T> = Omit<T, Key> & Partial<Pick<T, Key>>;

/**
 * Brings a journaled decision into the form of this version, to be explained and repeated like one made
 * today.
 */
export function readDecision(journaled: JournaledDecision): Decision {
  const { terms } = journaled;
  if (journaled.trial !== undefined) return readDecision(withoutTrial(journaled));
  // Made by this version: nothing is missing, and long lists need not be copied.
  if (terms?.kept !== undefined && terms.waiting !== undefined) return journaled as Decision;
  const { overflow: formerOverflow = 'as-configured', ...policy } = journaled.policy;
  return {
    ...journaled,
    policy,
    terms: { ...formerTerms(formerOverflow), ...terms },
    reason: {
      ...formerReason,
      ...journaled.reason,
      candidates: journaled.reason.candidates.map(one => ({ missedThisCaller: false, ...one })),
    },
  };
}

/** What was done stays as it was. The other policy's decision is kept only where the call was left alone. */
function withoutTrial({ trial, ...decision }: JournaledDecision): JournaledDecision {
  const shadow = decision.reason.rule === 'only-listens' ? (trial?.shadow ?? null) : null;
  return shadow === null ? decision : { ...decision, shadow };
}

function formerTerms(overflow: 'as-configured' | 'voicemail'): Terms {
  const steps = overflow === 'voicemail' ? [{ kind: overflow } as const] : [];
  return {
    hotline: '',
    refusal: null,
    closed: null,
    caller: null,
    returnCall: null,
    absences: [],
    kept: [],
    overloaded: [],
    guests: [],
    overflow: { 'nobody-reachable': steps, 'all-busy': steps },
    waiting: null,
  };
}

const formerReason = { passed: [], onBehalfOf: null, overflow: null };
