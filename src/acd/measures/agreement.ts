import type { Decision, Rule } from '../decision.ts';
import type { Language } from '../reason-phrases.ts';
import { shadowOf } from '../trial.ts';
import { ruleText } from '../verdict-text.ts';
import { type Estimate, estimateOf, resample, type Steps } from './bootstrap.ts';
import { type CallFate, isFamiliar, isReturning } from './call-fate.ts';

/** How what a policy decided in shadow compares with what happened to the same calls. */
export interface Agreement {
  /** Calls that are over, of the group that did not get the policy. */
  readonly calls: number;
  /** Of these, calls that somebody answered. */
  readonly answered: number;
  /** Of the answered, the share that was answered by somebody whom the policy would have rung. */
  readonly agreed: Estimate;
  /** Answered calls that would have gone elsewhere, by the rule by which; most frequent first. */
  readonly elsewhere: readonly {
    readonly rule: Rule;
    readonly text: Readonly<Record<Language, string>>;
    readonly calls: number;
  }[];
  /** Calls that nobody answered, and for which the policy would have rung somebody. */
  readonly missedThoughRung: number;
  /** Calls of callers who knew somebody; how many reached one of these, and for how many the policy would have rung one. */
  readonly returning: number;
  readonly familiar: number;
  readonly wouldRingFamiliar: number;
}

export interface AgreementFold {
  count(fate: CallFate, decision: Decision): void;
  agreement(seed: number): Steps<Agreement>;
}

export function createAgreementFold(): AgreementFold {
  const units = new Map<string, [agreed: number, answered: number]>();
  const elsewhere = new Map<Rule, number>();
  const counts = { calls: 0, missedThoughRung: 0, returning: 0, familiar: 0, wouldRingFamiliar: 0 };

  function countAnswer({ caller, callId, agentId }: CallFate, shadow: Decision): void {
    const unit = caller ?? callId;
    const sums = units.get(unit) ?? [0, 0];
    units.set(unit, sums);
    sums[1] += 1;
    const isSame =
      shadow.outcome.kind === 'dial' && agentId !== null && shadow.outcome.agentIds.includes(agentId);
    if (isSame) sums[0] += 1;
    else elsewhere.set(shadow.reason.rule, (elsewhere.get(shadow.reason.rule) ?? 0) + 1);
  }

  return {
    count(fate, decision) {
      const shadow = shadowOf(decision);
      if (fate.outcome === 'open' || shadow === null || decision.trial?.group !== 'base') return;
      counts.calls += 1;
      if (isReturning(fate)) counts.returning += 1;
      if (isFamiliar(fate)) counts.familiar += 1;
      if (ringsFamiliar(shadow)) counts.wouldRingFamiliar += 1;
      if (fate.outcome === 'answered') countAnswer(fate, shadow);
      else if (shadow.outcome.kind === 'dial') counts.missedThoughRung += 1;
    },
    *agreement(seed) {
      const replicated = yield* resample(units, 2, seed);
      return {
        ...counts,
        answered: replicated[0]?.[1] ?? 0,
        agreed: estimateOf(replicated.map(([agreed = 0, all = 0]) => (all === 0 ? null : agreed / all))),
        elsewhere: [...elsewhere]
          .map(([rule, calls]) => ({ rule, text: ruleText(rule), calls }))
          .sort((a, b) => b.calls - a.calls),
      };
    },
  };
}

function ringsFamiliar({ reason }: Decision): boolean {
  return reason.candidates.some(
    one => one.verdict === 'dialled' && (one.familiarity?.answeredCalls ?? 0) > 0,
  );
}
