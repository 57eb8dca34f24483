import { expect, test } from 'vitest';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import {
  emptySwitchboard,
  expiredLegs,
  occupationOf,
  openLegsOfAgent,
  type Switchboard,
} from '../../src/switchboard/switchboard.ts';
import { answer, defaultAvailability, entry, newCall, noon } from '../support/builders.ts';

const { ringingExpiresMs } = defaultAvailability;
const later = noon + ringingExpiresMs;

/** A switchboard on which so many calls rang Anna, and nothing more was heard of them. */
function boardOfLostCalls(count: number): Switchboard {
  const switchboard = emptySwitchboard(defaultAvailability);
  for (let index = 0; index < count; index++) {
    const callId = `lost-${index}`;
    applyEntry(switchboard, entry(newCall({ callId, flowId: callId }), { agentIds: ['w1'] }));
  }
  return switchboard;
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

test('a call answered after it had expired still makes its agent busy', () => {
  const switchboard = boardOfLostCalls(1);
  expect(occupationOf(switchboard, 'w1', later)).toBe(null);
  applyEntry(switchboard, entry(answer({ callId: 'lost-0' }), { agentIds: ['w1'], receivedAt: later }));
  expect(occupationOf(switchboard, 'w1', later)).toBe('talking');
});
