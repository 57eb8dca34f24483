import { chanceOf } from './chance.ts';
import type { Decision, Policy, Situation, WeighedCandidate } from './decision.ts';
import { isSameOutcome, probabilityOf } from './outcome.ts';
import type { Hotline, TrialRules } from './plan.ts';
import type { Shadow, Trial, TrialGroup, TrialTerms } from './trial-terms.ts';

/**
 * What a hotline's trial means for a caller.
 *
 * @param caller whatever tells callers apart: the first number of a customer, or the call id of who can't be recognised.
 */
export function trialTermsOf({ policy: tried }: Hotline, rules: TrialRules, caller: string): TrialTerms {
  const { percent, base } = rules;
  return { share: percent / 100, group: groupOf(rules, caller), tried, base };
}

/** Always the same for a caller and a seed; whoever is in at some percentage is in at every higher one. */
function groupOf({ percent, seed }: TrialRules, caller: string): TrialGroup {
  return chanceOf(`${seed} ${caller}`) < percent / 100 ? 'tried' : 'base';
}

/** The policy by which a caller's group is decided: in the group of the provider's own routing the one that is tried. */
export function policyInForce({ group, tried, base }: TrialTerms): Policy {
  return group === 'base' && base !== null ? base : tried;
}

/** Decides by the policy in force, and in shadow by the other one. `decideBy` decides by a situation's policy alone. */
export function decideOnTrial(
  situation: Situation,
  terms: TrialTerms,
  decideBy: (situation: Situation) => Decision,
): Decision {
  const { group, tried, base } = terms;
  const own = decideBy(situation);
  if (base === null) return group === 'base' ? onlyListen(own, terms) : withTrial(own, terms, null);
  const shadow = decideBy({ ...situation, policy: group === 'tried' ? base : tried });
  return withTrial(own, terms, shadow);
}

/** What would have become of a call by the policy that was not followed, as a decision; null where nothing is known of it. */
export function shadowOf(decision: Decision): Decision | null {
  const { trial, ...answered } = decision;
  if (trial?.shadow == null) return null;
  const policy = trial.group === 'base' || trial.base === null ? trial.tried : trial.base;
  return { ...answered, policy, ...trial.shadow };
}

/** Whether nobody gets what the hotline decides: the provider does as it is configured. */
export function onlyListens({ trial }: Hotline): boolean {
  return trial?.percent === 0 && trial.base === null;
}

function onlyListen(decided: Decision, terms: TrialTerms): Decision {
  const { reason } = decided;
  const candidates = reason.candidates.map(
    (one): WeighedCandidate => (one.verdict === 'dialled' ? { ...one, verdict: 'only-tried' } : one),
  );
  const answered: Decision = {
    ...decided,
    outcome: { kind: 'as-configured' },
    reason: {
      ...reason,
      rule: 'only-listens',
      passed: [],
      onBehalfOf: null,
      overflow: null,
      candidates,
      probability: 1,
    },
  };
  return withTrial(answered, terms, decided);
}

function withTrial(answered: Decision, terms: TrialTerms, other: Shadow | null): Decision {
  const { share, group } = terms;
  const shareOfGroup = group === 'tried' ? share : 1 - share;
  const shadow = other === null ? null : { outcome: other.outcome, reason: other.reason };
  const probability =
    shareOfGroup * answered.reason.probability + (1 - shareOfGroup) * probabilityBy(shadow, answered, terms);
  const trial: Trial = { ...terms, shadow, probability };
  return { ...answered, trial };
}

/** With which probability the other group's way leads to the same. */
function probabilityBy(shadow: Shadow | null, { outcome }: Decision, { group, base }: TrialTerms): number {
  const isOfProvider = group === 'tried' && base === null;
  if (isOfProvider) return isSameOutcome(outcome, { kind: 'as-configured' }) ? 1 : 0;
  return shadow === null ? 0 : probabilityOf(shadow, outcome);
}
