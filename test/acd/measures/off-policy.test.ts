import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/acd/measures/bootstrap.ts';
import { createOffPolicyFold, type LoggedOutcome } from '../../../src/acd/measures/off-policy.ts';

function estimate(outcomes: readonly Partial<LoggedOutcome>[]) {
  const fold = createOffPolicyFold();
  const usual = { reward: 1, probability: 1, targetProbability: 1, coverage: 1 };
  for (const [index, one] of outcomes.entries()) fold.count({ unit: `caller ${index}`, ...usual, ...one });
  return finish(fold.estimate(1));
}

test('by hand: four calls of which three would have gone the same way', () => {
  const made = estimate([
    { reward: 1, probability: 0.5 },
    { reward: 0, probability: 0.5 },
    { reward: 1, probability: 0.25 },
    { reward: 1, probability: 0.75, targetProbability: 0 },
  ]);
  // Weights 2, 2, 4, 0.
  expect(made.inversePropensity.value).toBeCloseTo((2 + 0 + 4) / 4);
  expect(made.selfNormalised.value).toBeCloseTo((2 + 0 + 4) / 8);
  expect(made.effectiveCalls).toBeCloseTo(64 / (4 + 4 + 16));
  expect([made.calls, made.coverage]).toEqual([4, 1]);
});

test('of a policy that was followed itself, both estimates are the mean, and every call counts', () => {
  const made = estimate([{ reward: 1 }, { reward: 0 }, { reward: 1 }, { reward: 1 }]);
  expect(made.inversePropensity.value).toBeCloseTo(0.75);
  expect(made.selfNormalised.value).toBeCloseTo(0.75);
  expect(made.effectiveCalls).toBeCloseTo(4);
});

test('of what was never done nothing is known, and that is said', () => {
  const made = estimate([{ targetProbability: 0, coverage: 0 }]);
  expect(made).toMatchObject({ coverage: 0, effectiveCalls: 0, selfNormalised: { value: null } });
  expect(estimate([]).coverage).toBeNull();
});

describe('with two ways that are drawn', () => {
  const call = fc.record({
    share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    rewards: fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1)),
  });

  test('the expectation of inverse propensity is what the policy would have come to, exactly', () => {
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 6 }), calls => {
        // Over all ways in which the draws may come out, weighed by their probability.
        let expected = 0;
        for (let draws = 0; draws < 2 ** calls.length; draws++) {
          let chance = 1;
          const outcomes = calls.map(({ share, rewards }, index) => {
            const isFirst = (draws >> index) % 2 === 1;
            const probability = isFirst ? share : 1 - share;
            chance *= probability;
            const reward = isFirst ? rewards[0] : rewards[1];
            return { reward, probability, targetProbability: isFirst ? 1 : 0 };
          });
          expected += chance * (estimateIps(outcomes) ?? 0);
        }
        const truth = calls.reduce((sum, { rewards }) => sum + rewards[0], 0) / calls.length;
        expect(expected).toBeCloseTo(truth, 8);
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  test('the interval holds the truth where the share is small', () => {
    // The first way is answered in 90 of 100 calls, the second in 60; one call in five went the first way.
    const outcomes = Array.from({ length: 2_000 }, (_, index) => {
      const isFirst = index % 5 === 0;
      const reward = (Math.floor(index / 5) % 10) / 10 < (isFirst ? 0.9 : 0.6) ? 1 : 0;
      return { reward, probability: isFirst ? 0.2 : 0.8, targetProbability: isFirst ? 1 : 0 };
    });
    const { inversePropensity, selfNormalised, effectiveCalls } = estimate(outcomes);
    expect(selfNormalised.value).toBeCloseTo(0.9);
    expect(selfNormalised.low).toBeLessThan(0.9);
    expect(selfNormalised.high).toBeGreaterThan(0.9);
    expect(effectiveCalls).toBeCloseTo(400);
    const spread = ({ low, high }: { low: number | null; high: number | null }) => (high ?? 0) - (low ?? 0);
    expect(spread(selfNormalised)).toBeLessThan(spread(inversePropensity));
  });
});

/** Without its interval, which needs a bootstrap. */
function estimateIps(
  outcomes: readonly Pick<LoggedOutcome, 'reward' | 'probability' | 'targetProbability'>[],
) {
  return estimate(outcomes).inversePropensity.value;
}
