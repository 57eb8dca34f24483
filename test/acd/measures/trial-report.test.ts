import { expect, test } from 'vitest';
import type { Decision } from '../../../src/acd/decision.ts';
import { finish } from '../../../src/acd/measures/bootstrap.ts';
import { type CallFate, pastWith } from '../../../src/acd/measures/call-fate.ts';
import { createTrialFold, type TrialReport } from '../../../src/acd/measures/trial-report.ts';
import type { TrialRules } from '../../../src/acd/plan.ts';
import { dayMs, defaultPolicy, noon, talked } from '../../support/builders.ts';
import { decided } from '../../support/company.ts';

const one = { ...defaultPolicy, ringStrangers: 1 };
const idle = { ...one, name: 'longest-idle' } as const;
const shadow: TrialRules = { percent: 0, seed: 1, base: null };

interface Call {
  readonly caller: string;
  /** Index of the agent; null: nobody. Left out: whom the decision rings first. */
  readonly by?: number | null;
}

/** Anna has been idle longest, and every caller knows Ben. */
function report(trial: TrialRules, calls: readonly Call[], whatIf: readonly 'random'[] = []): TrialReport {
  const collect = { measuredFrom: 0, measuredUntil: noon + 100 * dayMs, serviceLevelMs: 20_000, wrapUpMs: 0 };
  const fold = createTrialFold({ ...collect, whatIf });
  calls.forEach(({ caller, by }, index) => {
    const decision = decided({ from: caller, knows: [talked(2, 4)], hotline: { policy: one, trial } });
    fold.count(toFate(decision, caller, index, by), decision);
  });
  return finish(fold.report(1)) ?? expect.fail();
}

function toFate(decision: Decision, caller: string, index: number, by?: number | null): CallFate {
  const { outcome, reason } = decision;
  const rung = outcome.kind === 'dial' ? (outcome.agentIds[0] ?? null) : null;
  const agentId = by === undefined ? rung : by === null ? null : `w${by}`;
  const familiarity = reason.candidates.flatMap(candidate => candidate.familiarity ?? []);
  return {
    callId: `${index}`,
    caller,
    arrivedAt: noon + index * 60_000,
    outcome: agentId === null ? 'lost' : 'answered',
    agentId,
    answeredAfterMs: agentId === null ? null : 5_000,
    talkMs: agentId === null ? 0 : 60_000,
    somebodyWasFree: null,
    heldMs: null,
    past: pastWith(familiarity, agentId),
  };
}

const number = (index: number): string => `+49171392${String(1000 + index)}`;
const many = Array.from({ length: 400 }, (_, index) => ({ caller: number(index % 200) }));

test('in shadow it is told how often the one answered who would have been rung, and where the others would have gone', () => {
  const { agreement, groups, ...rest } = report(shadow, [
    { caller: number(1), by: 2 },
    { caller: number(1), by: 1 },
    { caller: number(2), by: 3 },
    { caller: number(2), by: null },
  ]);
  expect(rest).toMatchObject({ calls: 4, shares: [0], tried: 'familiar', base: null });
  expect(agreement).toMatchObject({
    calls: 4,
    answered: 3,
    agreed: { value: 1 / 3 },
    elsewhere: [{ rule: 'preferred-agent', calls: 2 }],
    missedThoughRung: 1,
    returning: 4,
    familiar: 1,
    wouldRingFamiliar: 4,
  });
  expect(groups).toBeNull();
});

test('of a policy in shadow alone it is said that nothing is known of what it would have come to', () => {
  const [tried, base] = report(shadow, [{ caller: number(1), by: 1 }]).whatIfs;
  expect(tried).toMatchObject({
    policy: 'familiar',
    answered: { coverage: 0, selfNormalised: { value: null } },
  });
  expect(base).toMatchObject({ policy: null, answered: { coverage: 1, selfNormalised: { value: 1 } } });
});

test('the groups of a share are compared with the interval of their difference', () => {
  const { groups, shares } = report({ percent: 20, seed: 1, base: idle }, many);
  expect(shares).toEqual([0.2]);
  const familiar = groups?.differences.find(({ name }) => name === 'familiar');
  // Whoever gets the policy reaches Ben; the others reach Anna, whom they do not know.
  expect(familiar).toMatchObject({ value: 1, isNoise: false });
  expect(groups?.differences.find(({ name }) => name === 'answered')).toMatchObject({
    value: 0,
    isNoise: true,
  });
  expect((groups?.tried.calls ?? 0) / 400).toBeCloseTo(0.2, 1);
});

test('from a share it is estimated what all callers would have got, whatever the share', () => {
  for (const percent of [10, 50, 90]) {
    const { whatIfs } = report({ percent, seed: 1, base: idle }, many);
    const [tried, base] = whatIfs;
    expect(tried?.familiar).toMatchObject({ calls: 400, coverage: 1, selfNormalised: { value: 1 } });
    expect(base?.familiar).toMatchObject({ calls: 400, coverage: 1, selfNormalised: { value: 0 } });
    expect(tried?.familiar.inversePropensity.value).toBeCloseTo(1, 0);
    expect((tried?.answered.effectiveCalls ?? 0) / 400).toBeCloseTo(percent / 100, 1);
  }
});

test('a third policy is known as far as it would have done what one of the two did', () => {
  const { whatIfs } = report({ percent: 50, seed: 1, base: idle }, many, ['random']);
  const random = whatIfs[2];
  // Chance would have chosen Anna or Ben in two calls of six.
  expect(random?.policy).toBe('random');
  expect(random?.familiar.coverage).toBeCloseTo(1 / 3);
  expect(random?.familiar.selfNormalised.value).toBeCloseTo(1 / 2, 0);
});

test('where another policy is tried, the trial before it is over', () => {
  const collect = { measuredFrom: 0, measuredUntil: noon + dayMs, serviceLevelMs: 20_000, wrapUpMs: 0 };
  const fold = createTrialFold({ ...collect, whatIf: [] });
  for (const policy of [idle, one]) {
    const decision = decided({ from: number(1), knows: [talked(2, 4)], hotline: { policy, trial: shadow } });
    fold.count(toFate(decision, number(1), 1, 2), decision);
  }
  expect(finish(fold.report(1))).toMatchObject({ calls: 1, tried: 'familiar' });
});

test('where nothing is tried nothing is reported', () => {
  const collect = { measuredFrom: 0, measuredUntil: noon + dayMs, serviceLevelMs: 20_000, wrapUpMs: 0 };
  const fold = createTrialFold({ ...collect, whatIf: [] });
  const decision = decided({});
  fold.count(toFate(decision, number(1), 1), decision);
  expect(finish(fold.report(1))).toBeNull();
});
