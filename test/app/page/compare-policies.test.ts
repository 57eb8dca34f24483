import { expect, test } from 'vitest';
import { isNoise } from '../../../src/analysis/measures/bootstrap.ts';
import { differences } from '../../../src/analysis/measures/summarise.ts';
import { usualCallbacks } from '../../../src/analysis/replay/callback-request.ts';
import { usualHabits } from '../../../src/analysis/replay/phones.ts';
import { fullSight } from '../../../src/analysis/replay/sight.ts';
import {
  type Comparison,
  type ComparisonOptions,
  comparePolicies,
  surveyLog,
  type Variant,
} from '../../../src/app/page/compare-policies.ts';
import { createWallClock } from '../../../src/calendar/wall-clock.ts';
import type { LoggedCall } from '../../../src/domain/logged-call.ts';
import { dayMs, defaultAvailability, defaultPolicy, noon } from '../../support/builders.ts';
import { madeUpLog, replayedPlan } from '../../support/replays.ts';

const { log } = madeUpLog(4_000);

function variant(name: 'familiar' | 'longest-idle'): Variant {
  return {
    name,
    ...replayedPlan({ policy: { ...defaultPolicy, name } }),
    rules: defaultAvailability,
    habits: usualHabits,
    sight: fullSight,
    callbacks: usualCallbacks,
  };
}

async function compare(
  calls: readonly LoggedCall[],
  changes: Partial<ComparisonOptions> = {},
): Promise<Comparison> {
  const options: ComparisonOptions = {
    calls: async function* () {
      yield* calls;
    },
    part: { number: 1, of: 1 },
    measuredFrom: noon + 2 * dayMs,
    measuredUntil: Number.POSITIVE_INFINITY,
    serviceLevelMs: 20_000,
    seed: 1,
    toLocal: createWallClock(),
    onProgress: () => {},
    ...changes,
  };
  return comparePolicies([variant('familiar'), variant('longest-idle')], await surveyLog(options), options);
}

test('on the same calls, those who know somebody reach them more often than by the longest idle', async () => {
  const { runs, recorded } = await compare(log);
  const [familiar, idle] = runs;
  expect(runs.map(run => run.name)).toEqual(['familiar', 'longest-idle']);
  if (familiar === undefined || idle === undefined) return expect.unreachable();
  const gain = differences(familiar.summary, idle.summary).familiar;
  expect([isNoise(gain), (gain.value ?? 0) > 0]).toEqual([false, true]);
  expect(recorded.summary).toMatchObject({ calls: 3_200, measures: { answered: { value: 1 } } });
});

test('a log that runs backwards gives the same result', async () => {
  const [forwards, backwards] = [await compare(log), await compare(log.toReversed())];
  const figures = ({ runs }: Comparison) => runs.map(run => [run.summary.calls, run.summary.familiarCalls]);
  expect(figures(backwards)).toEqual(figures(forwards));
});

test('parts of the callers are disjoint and make up the whole', async () => {
  const calls = async (number: number, of: number): Promise<number> =>
    (await compare(log, { part: { number, of } })).recorded.summary.calls;
  expect((await calls(1, 2)) + (await calls(2, 2))).toBe(await calls(1, 1));
});

test('calls after the measured time are not counted', async () => {
  const { recorded } = await compare(log, { measuredUntil: noon + 3 * dayMs });
  expect(recorded.summary.calls).toBe(400);
});
