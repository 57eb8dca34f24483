import { expect, test } from 'vitest';
import { usualHabits } from '../../../src/analysis/replay/phones.ts';
import { replayPlan } from '../../../src/analysis/replay/replay-plan.ts';
import { toVariants } from '../../../src/cli/replay/variants.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { defaultPlan, defaultPolicy } from '../../support/builders.ts';

function named(policy: readonly string[], set: readonly string[] = [], environment = {}) {
  return toVariants({ policy, set, plans: [], inForce: null }, environment, usualHabits);
}

test('without a wish the configured policy is compared with an ordinary hotline', () => {
  const variants = named([], [], { RING_FAMILIAR: '2', PORT: 'nonsense that does not matter here' });
  expect(variants.map(({ name, hotline }) => [name, hotline.policy.ringFamiliar])).toEqual([
    ['familiar', 2],
    ['longest-idle', 2],
  ]);
});

test('policies and settings are named by how they differ', () => {
  const variants = named(
    ['tutorial'],
    ['RING_FAMILIAR=2,WRAP_UP_SECONDS=30', 'SEES_BUSY=false,PAST_OF=on-duty'],
  );
  expect(variants.map(variant => variant.name)).toEqual([
    'tutorial',
    'familiar RING_FAMILIAR=2 WRAP_UP_SECONDS=30',
    'familiar SEES_BUSY=false PAST_OF=on-duty',
  ]);
  expect(variants[1]?.rules.wrapUpMs).toBe(30_000);
  expect(variants[2]?.sight).toEqual({ seesBusy: false, pastOf: 'on-duty', leastEvidence: 0 });
});

test('callbacks combine with other settings, and nobody asks for one unless it is said how many do', () => {
  const set = [
    'HOLD_ANY_SECONDS=60,CALLBACK_SHARE=0.3',
    'CALLBACK_SHARE=1,CALLBACK_MINUTES=30,CALLBACK_FOR=all',
  ];
  const [waiting, all] = named([], set);
  expect([waiting.hotline.waiting.anyMs, waiting.callbacks]).toEqual([
    60_000,
    { share: 0.3, mayAsk: 'known', withinMs: 3_600_000, tries: 3, pickedUp: 0.85 },
  ]);
  expect(all?.callbacks).toMatchObject({ share: 1, mayAsk: 'all', withinMs: 1_800_000 });
  expect(named([])[0].callbacks.share).toBe(0);
});

test('a configuration is replayed with the wrap-up that it sets, unless another is wished for', () => {
  const wish = { policy: [], set: ['WRAP_UP_SECONDS=5', 'AUTO_PAUSE_SECONDS=60'] };
  const { hotline } = replayPlan(defaultPolicy, defaultLearning);
  const handling = { availability: { wrapUpMs: 30_000 }, redirectAnonymous: null };
  const inForce = { name: 'in force', plan: { ...defaultPlan, handling }, hotline };
  const variants = toVariants({ ...wish, plans: [{ ...inForce, name: 'other' }], inForce }, {}, usualHabits);
  expect(variants.map(({ rules }) => [rules.wrapUpMs, rules.autoPauseMs])).toEqual([
    [5_000, 300_000],
    [30_000, 60_000],
    [30_000, 300_000],
  ]);
});

test.each([
  [['best'], [], /there is no policy "best"; there are familiar, /],
  [[], ['RING_FAMILIAR=9'], /RING_FAMILIAR is "9": give a whole number from 1 to 5/],
  [[], ['PORT=80'], /"PORT=80" can't be replayed; write NAME=VALUE with one of ROUTING_POLICY, /],
  [[], ['PAST_OF=mars'], /PAST_OF is "mars": give one of everybody, on-duty, free, most-on-duty/],
  [[], ['LEAST_EVIDENCE=much'], /LEAST_EVIDENCE is "much": give a number of calls such as 1\.5/],
  [[], ['CALLBACK_SHARE=30'], /CALLBACK_SHARE is "30": give a share from 0 to 1 such as 0\.3/],
  [[], ['CALLBACK_SHARE=1,CALLBACK_TRIES=0'], /CALLBACK_TRIES is "0": give a whole number from 1 to 10/],
  [[], ['CALLBACK_SHARE=1,CALLBACK_FOR=me'], /CALLBACK_FOR is "me": give one of known, all/],
  [[], ['CALLBACK_MINUTES=30'], /CALLBACK_MINUTES changes nothing .* add CALLBACK_SHARE=0\.3/],
  [['random', 'random'], [], /random is named twice/],
])('%s %s is refused with a remedy', (policy, set, message) => {
  expect(() => named(policy, set)).toThrow(message);
});
