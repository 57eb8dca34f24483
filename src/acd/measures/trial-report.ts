import type { Decision, Policy, PolicyName } from '../decision.ts';
import type { TrialTerms } from '../trial-terms.ts';
import { type Agreement, createAgreementFold } from './agreement.ts';
import { type Estimate, isNoise, type Steps } from './bootstrap.ts';
import type { CallFate } from './call-fate.ts';
import { type CollectOptions, createCollector } from './collect.ts';
import type { MeasureName } from './measure-names.ts';
import { type ReportedSummary, toReported } from './reported.ts';
import { differences, type Summary, summarising } from './summarise.ts';
import { createWhatIfFold, type WhatIf } from './what-if.ts';

/** What a trial has shown so far. */
export interface TrialReport {
  /** Calls that were decided on trial, also those that still ring. */
  readonly calls: number;
  /** The shares of callers who got the policy, 0 to 1, as they were one after another. */
  readonly shares: readonly number[];
  /** Those of the latest call; null: the provider's own routing. */
  readonly tried: PolicyName;
  readonly base: PolicyName | null;
  readonly agreement: Agreement;
  /** Null where all callers were in one group. */
  readonly groups: GroupComparison | null;
  /** First the policy that is tried and what the others get, as if all callers had got it. */
  readonly whatIfs: readonly WhatIf[];
}

/** Callers who got the policy against those who did not. They were drawn, so that nothing else differs but by chance. */
export interface GroupComparison {
  readonly tried: ReportedSummary;
  readonly base: ReportedSummary;
  /** Tried less base, with the interval of the difference. */
  readonly differences: readonly GroupDifference[];
}

export interface GroupDifference extends Estimate {
  readonly name: MeasureName;
  readonly isNoise: boolean;
}

export interface TrialFold {
  count(fate: CallFate, decision: Decision): void;
  /** Null where nothing was tried. */
  report(seed: number): Steps<TrialReport | null>;
}

export interface TrialFoldOptions extends CollectOptions {
  /** Policies of which it is asked besides what they would have come to, with the settings of the one that is tried. */
  readonly whatIf: readonly PolicyName[];
}

/** Where a hotline has tried one policy after another, or against another one, the latest trial counts alone. */
export function createTrialFold(options: TrialFoldOptions): TrialFold {
  let latest: { readonly key: string; readonly fold: TrialFold } | null = null;
  return {
    count(fate, decision) {
      const { trial } = decision;
      if (trial === undefined) return;
      const key = JSON.stringify([trial.tried, trial.base]);
      if (latest?.key !== key) latest = { key, fold: foldOne(trial, options) };
      latest.fold.count(fate, decision);
    },
    *report(seed) {
      return latest === null ? null : yield* latest.fold.report(seed);
    },
  };
}

function foldOne({ tried, base }: TrialTerms, options: TrialFoldOptions): TrialFold {
  const agreement = createAgreementFold();
  const groups = { tried: createCollector(options), base: createCollector(options) };
  const others = options.whatIf.map((name): Policy => ({ ...tried, name }));
  const whatIfs = [tried, base, ...others].map(createWhatIfFold);
  const shares: number[] = [];
  let calls = 0;
  return {
    count(fate, decision) {
      const { share = 0, group = 'base' } = decision.trial ?? {};
      calls += 1;
      if (shares.at(-1) !== share) shares.push(share);
      agreement.count(fate, decision);
      if (share > 0 && share < 1) groups[group].count(fate);
      for (const whatIf of whatIfs) whatIf.count(fate, decision);
    },
    *report(seed) {
      const inTried = yield* summarising(groups.tried.collected([]), seed);
      const inBase = yield* summarising(groups.base.collected([]), seed);
      const estimates: WhatIf[] = [];
      for (const whatIf of whatIfs) estimates.push(yield* whatIf.estimate(seed));
      return {
        calls,
        shares,
        tried: tried.name,
        base: base?.name ?? null,
        agreement: yield* agreement.agreement(seed),
        groups: inTried.calls === 0 || inBase.calls === 0 ? null : compare(inTried, inBase),
        whatIfs: estimates,
      };
    },
  };
}

function compare(tried: Summary, base: Summary): GroupComparison {
  const gains = differences(tried, base);
  return {
    tried: toReported(tried),
    base: toReported(base),
    differences: (Object.keys(gains) as MeasureName[]).map(name => ({
      name,
      ...gains[name],
      isNoise: isNoise(gains[name]),
    })),
  };
}
