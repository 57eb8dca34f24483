import { expect, test } from 'vitest';
import { firstToPickUp, usualHabits } from '../../../src/analysis/replay/phones.ts';

const calls = Array.from({ length: 200 }, (_, index) => `call ${index}`);
const once = { seed: 1, attempt: 0 };

test('where picking up takes no time, chance still says who is quickest, and the same one as where it does', () => {
  const winners = (pickUpMedianMs: number) =>
    calls.map(
      call =>
        firstToPickUp(call, ['a', 'b'], { ...usualHabits, noAnswerRate: 0, pickUpMedianMs }, once)?.agentId,
    );
  expect(winners(0)).toEqual(winners(5_000));
  expect(new Set(winners(0))).toEqual(new Set(['a', 'b']));
});

test('another attempt is another chance, the same one is the same', () => {
  const habits = { ...usualHabits, noAnswerRate: 0.5 };
  const outcomes = (attempt: number) =>
    calls.map(call => firstToPickUp(call, ['a'], habits, { seed: 1, attempt })?.afterMs);
  expect(outcomes(1)).toEqual(outcomes(1));
  expect(outcomes(1)).not.toEqual(outcomes(0));
});
