import { type Estimate, estimateOf, resample, type Steps } from './bootstrap.ts';

/** What was done with a call by one policy and what came of it, to learn what another one would have come to. */
export interface LoggedOutcome {
  /** Whoever counts as a whole in the interval, such as the caller. */
  readonly unit: string;
  /** What came of it, such as 1 if the call was answered. */
  readonly reward: number;
  /** With which probability it was done; above 0. */
  readonly probability: number;
  /** With which probability the other policy would have done the same. */
  readonly targetProbability: number;
  /** The share of what the other policy might have done that could have been done at all, 0 to 1. */
  readonly coverage: number;
}

/** The mean reward that a policy would have come to, estimated from what another one did. */
export interface OffPolicyEstimate {
  readonly calls: number;
  /** Of calls in which what the policy would have done could have been seen, 0 to 1; below 1 both estimates are of these only. */
  readonly coverage: number | null;
  /** How many calls by the policy itself would tell as much (Kish 1965): (Σw)² ÷ Σw². */
  readonly effectiveCalls: number;
  /** Inverse propensity (Horvitz and Thompson 1952): Σwr ÷ n, w the ratio of the two probabilities. Unbiased where all is covered. */
  readonly inversePropensity: Estimate;
  /** Self-normalised (Hájek 1971, Swaminathan and Joachims 2015): Σwr ÷ Σw. A little biased, far less spread. */
  readonly selfNormalised: Estimate;
}

export interface OffPolicyFold {
  count(outcome: LoggedOutcome): void;
  /** @param seed of the bootstrap over units. */
  estimate(seed: number): Steps<OffPolicyEstimate>;
}

type Sums = [calls: number, covered: number, weight: number, weightSquared: number, weightedReward: number];

export function createOffPolicyFold(): OffPolicyFold {
  const units = new Map<string, Sums>();
  return {
    count({ unit, reward, probability, targetProbability, coverage }) {
      const weight = targetProbability / probability;
      const sums = units.get(unit);
      if (sums === undefined) units.set(unit, [1, coverage, weight, weight * weight, weight * reward]);
      else {
        sums[0] += 1;
        sums[1] += coverage;
        sums[2] += weight;
        sums[3] += weight * weight;
        sums[4] += weight * reward;
      }
    },
    *estimate(seed) {
      const replicated = yield* resample(units, 5, seed);
      const [calls = 0, covered = 0, weight = 0, weightSquared = 0] = replicated[0] ?? [];
      return {
        calls,
        coverage: ratio(covered, calls),
        effectiveCalls: ratio(weight * weight, weightSquared) ?? 0,
        inversePropensity: estimateOf(replicated.map(sums => ratio(sums[4], sums[0]))),
        selfNormalised: estimateOf(replicated.map(sums => ratio(sums[4], sums[2]))),
      };
    },
  };
}

function ratio(part = 0, whole = 0): number | null {
  return whole === 0 ? null : part / whole;
}
