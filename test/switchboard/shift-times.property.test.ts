import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { applyEntry, applyPastEntry } from '../../src/switchboard/apply-entry.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { shiftTimes } from '../../src/switchboard/shift-times.ts';
import { emptySwitchboard, expiredLegs, type Switchboard } from '../../src/switchboard/switchboard.ts';
import {
  agent,
  answer,
  defaultAvailability,
  entry,
  hangup,
  hotline,
  newCall,
  noon,
} from '../support/builders.ts';

const agents = [agent(1), agent(2), agent(3)];
const rules = { ...defaultAvailability, wrapUpMs: 30_000, missedOffersBeforePause: 1 };
const longestMs = rules.talkingExpiresMs + rules.ringingExpiresMs + rules.autoPauseMs;

const events = { newCall, answer, hangup } as const;

const anyEntry: fc.Arbitrary<JournalEntry> = fc
  .record({
    callId: fc.constantFrom('A', 'B', 'C'),
    event: fc.constantFrom('newCall', 'answer', 'hangup' as const),
    agentIds: fc.subarray(['w1', 'w2', 'w3'], { minLength: 1 }),
    atMs: fc.integer({ min: -longestMs, max: 0 }),
  })
  .map(({ callId, event, agentIds, atMs }) =>
    entry(events[event]({ callId, flowId: callId }), { agentIds, flowId: callId, receivedAt: noon + atMs }),
  );

const anyHistory = fc.array(anyEntry, { maxLength: 12 });
const anyLeap = fc.integer({ min: -2 * longestMs, max: 2 * longestMs });
const anyWait = fc.integer({ min: 0, max: longestMs });

function boardAfter(history: readonly JournalEntry[]): Switchboard {
  const switchboard = emptySwitchboard(rules);
  for (const one of history) applyEntry(switchboard, one);
  return switchboard;
}

function states(switchboard: Switchboard, now: number): string[] {
  const known = { hotlines: new Set([hotline]), roster: { agents, confirmedAt: null }, switchboard };
  return agents.map(one => availabilityOf(one, known, now));
}

test('a leap of the clock, forth or back, makes nobody busy or free, then or later', () => {
  fc.assert(
    fc.property(anyHistory, anyLeap, anyWait, (history, leapMs, waitMs) => {
      const switchboard = boardAfter(history);
      shiftTimes(switchboard, leapMs);
      const now = noon + waitMs;
      expect(states(switchboard, now + leapMs)).toEqual(states(boardAfter(history), now));
      expect(expiredLegs(switchboard, now + leapMs)).toHaveLength(
        expiredLegs(boardAfter(history), now).length,
      );
    }),
  );
});

test('after a restart with a clock put back, nobody is busy for longer than if it had happened now', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: longestMs }), (history, backMs) => {
      const now = noon - backMs;
      const switchboard = emptySwitchboard(rules);
      for (const one of history) applyPastEntry(switchboard, one, now);
      expect(new Set(states(switchboard, now + rules.talkingExpiresMs))).toEqual(new Set(['available']));
    }),
  );
});
