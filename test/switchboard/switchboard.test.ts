import { expect, test } from 'vitest';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { talksProvedOver } from '../../src/switchboard/doubt.ts';
import {
  emptySwitchboard,
  expiredLegs,
  occupationOf,
  openLegsOfAgent,
  type Switchboard,
} from '../../src/switchboard/switchboard.ts';
import { nothingUsual } from '../../src/switchboard/usual-talks.ts';
import { answer, defaultAvailability, entry, newCall, noon } from '../support/builders.ts';

const { ringingExpiresMs } = defaultAvailability;
const later = noon + ringingExpiresMs;

/** A switchboard on which so many calls rang Anna, and nothing more was heard of them. */
function boardOfLostCalls(count: number): Switchboard {
  const switchboard = emptySwitchboard(defaultAvailability);
  for (let index = 0; index < count; index++) {
    const callId = `lost-${index}`;
    applyEntry(switchboard, entry(newCall({ callId, flowId: callId }), { agentIds: ['w1'], flowId: callId }));
  }
  return switchboard;
}

/** One on which Anna picked up so many calls, a millisecond after the other, and nothing more was heard of them. */
function boardOfTalks(count: number): Switchboard {
  const switchboard = boardOfLostCalls(count);
  for (let index = 0; index < count; index++) {
    const callId = `lost-${index}`;
    const received = { agentIds: ['w1'], flowId: callId, receivedAt: noon + index };
    applyEntry(switchboard, entry(answer({ callId }), received));
  }
  return switchboard;
}

/** Counts how often a leg is read from now on. */
function looksAtLegs({ legs }: Switchboard): () => number {
  let looks = 0;
  for (const some of Object.values(legs)) {
    const { get, values } = some;
    some.get = callId => {
      looks += 1;
      return get.call(some, callId);
    };
    some.values = function* () {
      for (const leg of values.call(some)) {
        looks += 1;
        yield leg;
      }
    } as typeof values;
  }
  return () => looks;
}

test.each([
  ['occupationOf', occupationOf],
  ['openLegsOfAgent', openLegsOfAgent],
])('%s walks past a leg that has expired only once, however many hangups get lost', (_, lookUp) => {
  const switchboard = boardOfLostCalls(1_000);
  lookUp(switchboard, 'w1', later);
  expect(switchboard.openByAgent.get('w1')?.size ?? 0).toBe(0);
  expect(expiredLegs(switchboard, later)).toHaveLength(1_000);
});

test.each([
  ['rings', () => boardOfLostCalls(1_000), 'ringing'],
  ['has picked up', () => boardOfTalks(1_000), 'talking'],
])('whether somebody is busy is seen at one leg, however many calls each agent %s', (_, board, expected) => {
  const switchboard = board();
  const looks = looksAtLegs(switchboard);
  expect(occupationOf(switchboard, 'w1', noon)).toBe(expected);
  expect(looks()).toBeLessThan(5);
});

test('the talks that later ones prove to be over are found without comparing each with each', () => {
  const switchboard = boardOfTalks(1_000);
  const looks = looksAtLegs(switchboard);
  expect(talksProvedOver(switchboard, nothingUsual, noon + 2 * 3_600_000)).toHaveLength(999);
  expect(looks()).toBeLessThan(5_000);
});

test('a call answered after it had expired still makes its agent busy', () => {
  const switchboard = boardOfLostCalls(1);
  expect(occupationOf(switchboard, 'w1', later)).toBe(null);
  applyEntry(switchboard, entry(answer({ callId: 'lost-0' }), { agentIds: ['w1'], receivedAt: later }));
  expect(occupationOf(switchboard, 'w1', later)).toBe('talking');
});
