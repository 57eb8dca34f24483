import { expect, test } from 'vitest';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { reconcile } from '../../src/switchboard/reconcile.ts';
import { emptySwitchboard } from '../../src/switchboard/switchboard.ts';
import {
  agent,
  answer,
  defaultAvailability,
  entry,
  hangup,
  hotline,
  newCall,
  noon,
  phone,
} from '../support/builders.ts';

const agents = [agent(1), agent(2)];
const bens = phone('+493023125002');
const rings = entry(newCall(), { agentIds: ['w1', 'w2'] });
const answers = entry(answer(), { agentIds: ['w1'] });

function knownAfter(...entries: readonly JournalEntry[]) {
  const switchboard = emptySwitchboard(defaultAvailability);
  for (const one of entries) applyEntry(switchboard, one);
  return { hotlines: new Set([hotline]), roster: { agents, confirmedAt: null }, switchboard };
}

function driftOf(
  known: ReturnType<typeof knownAfter>,
  shown: readonly string[],
  seen: readonly string[],
  now = noon + 10_000,
) {
  const inProgress = shown.map(callId => ({ callId, ownNumbers: [hotline, bens] }));
  const nothing = { shownAgents: new Set<string>(), missingBefore: new Set<string>() };
  const { close, answered } = reconcile(known, { inProgress, seenBefore: new Set(seen), ...nothing, now });
  return {
    close: close.map(leg => leg.callId),
    answered: answered.map(({ event, agentIds: [agentId] }) => ({ callId: event.callId, agentId })),
  };
}

test.each([
  {
    rule: 'a talk that was listed and no longer is, is over',
    entries: [rings, answers],
    shown: [],
    seen: ['A'],
    want: { close: ['A'], answered: [] },
  },
  {
    rule: 'a talk that was never listed is left alone',
    entries: [rings, answers],
    shown: [],
    seen: [],
    want: { close: [], answered: [] },
  },
  {
    rule: 'a talk that is listed goes on',
    entries: [rings, answers],
    shown: ['A'],
    seen: ['A'],
    want: { close: [], answered: [] },
  },
  {
    rule: 'a leg that rings is not closed',
    entries: [rings],
    shown: [],
    seen: ['A'],
    want: { close: [], answered: [] },
  },
  {
    rule: 'a leg that seems to ring and is listed was answered',
    entries: [rings],
    shown: ['A'],
    seen: [],
    want: { close: [], answered: [{ callId: 'A', agentId: 'w2' }] },
  },
  {
    rule: 'a call nobody told us of keeps its agent busy',
    entries: [],
    shown: ['X'],
    seen: [],
    want: { close: [], answered: [{ callId: 'X', agentId: 'w2' }] },
  },
  {
    rule: 'a call that has just ended is not begun again',
    entries: [rings, entry(hangup())],
    shown: ['A'],
    seen: ['A'],
    want: { close: [], answered: [] },
  },
])('$rule', ({ entries, shown, seen, want }) => {
  expect(driftOf(knownAfter(...entries), shown, seen)).toEqual(want);
});

test('legs younger than ten seconds are left alone, since their events may be on the way', () => {
  expect(driftOf(knownAfter(rings), ['A'], [], noon + 9_999)).toEqual({ close: [], answered: [] });
  expect(driftOf(knownAfter(rings, answers), [], ['A'], noon + 9_999)).toEqual({ close: [], answered: [] });
});

test('an answer noticed late makes the agent busy and frees the others', () => {
  const noticed = (callId: string, agentId: string): JournalEntry =>
    entry({ type: 'answerNoticed', callId }, { agentIds: [agentId], flowId: callId, role: 'direct' });
  const known = knownAfter(rings, noticed('A', 'w2'), noticed('X', 'w1'));
  expect(agents.map(one => availabilityOf(one, known, noon))).toEqual(['talking', 'talking']);
  applyEntry(known.switchboard, entry(hangup({ callId: 'X' })));
  expect(agents.map(one => availabilityOf(one, known, noon))).toEqual(['available', 'talking']);
});
