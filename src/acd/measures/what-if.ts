import { decide, situationOf } from '../decide.ts';
import type { Decision, Outcome, Policy, PolicyName } from '../decision.ts';
import { probabilityOf, waysOf } from '../outcome.ts';
import type { Shadow } from '../trial-terms.ts';
import type { Steps } from './bootstrap.ts';
import { type CallFate, isFamiliar, isReturning } from './call-fate.ts';
import { createOffPolicyFold, type OffPolicyEstimate } from './off-policy.ts';

/** What a policy would have come to, had it decided the same calls. */
export interface WhatIf {
  /** Null: the provider's own routing. */
  readonly policy: PolicyName | null;
  readonly answered: OffPolicyEstimate;
  /** Of calls by callers who had talked to somebody before. */
  readonly familiar: OffPolicyEstimate;
}

export interface WhatIfFold {
  count(fate: CallFate, decision: Decision): void;
  estimate(seed: number): Steps<WhatIf>;
}

/** Asks what a policy would have done with journaled decisions, and weighs what came of those it would have made too. */
export function createWhatIfFold(policy: Policy | null): WhatIfFold {
  const answered = createOffPolicyFold();
  const familiar = createOffPolicyFold();
  return {
    count(fate, decision) {
      if (fate.outcome === 'open') return;
      const would = wouldBe(decision, policy);
      const outcome = {
        unit: fate.caller ?? fate.callId,
        probability: decision.trial?.probability ?? decision.reason.probability,
        targetProbability: chanceOfSame(would, decision.outcome),
        coverage: coverageOf(decision, would),
      };
      answered.count({ ...outcome, reward: fate.outcome === 'answered' ? 1 : 0 });
      if (isReturning(fate)) familiar.count({ ...outcome, reward: isFamiliar(fate) ? 1 : 0 });
    },
    *estimate(seed) {
      return {
        policy: policy?.name ?? null,
        answered: yield* answered.estimate(seed),
        familiar: yield* familiar.estimate(seed),
      };
    },
  };
}

const asConfigured: Outcome = { kind: 'as-configured' };

/** What a policy would have done; null: leaves it to the provider. What was journaled of it is taken as it is. */
function wouldBe(decision: Decision, policy: Policy | null): Shadow | null {
  if (policy === null) return null;
  const { trial } = decision;
  if (trial !== undefined) {
    if (isSame(policy, trial.tried)) return trial.group === 'tried' ? decision : trial.shadow;
    if (isSame(policy, trial.base)) return trial.group === 'base' ? decision : trial.shadow;
  }
  return decide({ ...situationOf(decision), trial: null, policy });
}

function isSame(a: Policy, b: Policy | null): boolean {
  return b !== null && Object.entries(a).every(([key, value]) => b[key as keyof Policy] === value);
}

/** With which probability a way of deciding leads to an outcome; null: the provider's own. */
function chanceOfSame(decided: Shadow | null, outcome: Outcome): number {
  return decided === null ? Number(outcome.kind === 'as-configured') : probabilityOf(decided, outcome);
}

/** How much of what might have been done could have come about. */
function coverageOf(decision: Decision, would: Shadow | null): number {
  const ways = would === null ? [{ outcome: asConfigured, probability: 1 }] : waysOf(would);
  const possible = ways.filter(({ outcome }) => chanceOfDoing(decision, outcome) > 0);
  return possible.reduce((sum, { probability }) => sum + probability, 0);
}

/** With which probability the call could have gone this way. */
function chanceOfDoing(decision: Decision, outcome: Outcome): number {
  const { trial } = decision;
  if (trial === undefined) return probabilityOf(decision, outcome);
  const { share, tried, base } = trial;
  const by = (policy: Policy | null) => chanceOfSame(wouldBe(decision, policy), outcome);
  return share * by(tried) + (1 - share) * by(base);
}
