import { expect, test } from 'vitest';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { emptyRoster } from '../../src/domain/roster.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { legClosedEntry } from '../../src/switchboard/leg.ts';
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

const agents = [agent(1), agent(2)];
const { ringingExpiresMs, talkingExpiresMs } = defaultAvailability;

function states(switchboard: Switchboard, now: number): string[] {
  return agents.map(one =>
    availabilityOf(one, { hotlines: new Set([hotline]), roster: emptyRoster, switchboard }, now),
  );
}

function boardAfter(entries: readonly JournalEntry[]): Switchboard {
  const switchboard = emptySwitchboard(defaultAvailability);
  for (const one of entries) applyEntry(switchboard, one);
  return switchboard;
}

const rings = entry(newCall(), { agentIds: ['w1', 'w2'] });
const answers = entry(answer(), { agentIds: ['w1'] });
const ends = entry(hangup());
const second = entry(newCall({ callId: 'B', from: hotline }), { role: 'second-leg', agentIds: ['w1'] });
const transferRings = entry(newCall({ callId: 'T', originalCallId: 'A' }), {
  role: 'direct',
  agentIds: ['w2'],
});
const transferAnswers = entry(answer({ callId: 'T' }), { role: 'direct', agentIds: ['w2'] });
const mailbox = entry(answer(), { role: 'voicemail' });

/** `after`: how long it takes at most until everybody is available, in milliseconds. */
test.each<{ rule: string; entries: JournalEntry[]; after: number }>([
  { rule: 'nothing lost', entries: [rings, second, answers, ends], after: 0 },
  { rule: 'the hangup of a talk lost', entries: [rings, answers], after: talkingExpiresMs },
  { rule: 'answer and hangup lost', entries: [rings], after: ringingExpiresMs },
  { rule: 'only the answer lost', entries: [rings, second, ends], after: 0 },
  { rule: 'the hangup of the second leg lost', entries: [rings, second, answers, ends], after: 0 },
  { rule: 'newCall twice', entries: [rings, answers, ends, rings], after: 0 },
  { rule: 'answer twice', entries: [rings, answers, answers, ends, answers], after: 0 },
  { rule: 'hangup twice', entries: [rings, answers, ends, ends], after: 0 },
  { rule: 'the hangup first', entries: [ends, answers, rings], after: 0 },
  { rule: 'the answer first', entries: [answers, rings, ends], after: 0 },
  { rule: 'the second leg announced after the answer', entries: [rings, answers, second, ends], after: 0 },
  {
    rule: 'the second leg announced after the hangup',
    entries: [rings, answers, ends, second],
    after: ringingExpiresMs,
  },
  {
    rule: 'a transfer',
    entries: [
      rings,
      answers,
      transferRings,
      transferAnswers,
      ends,
      entry(hangup({ callId: 'T' }), { role: 'direct' }),
    ],
    after: 0,
  },
  {
    rule: 'a transfer whose hangup is lost',
    entries: [rings, answers, transferRings, transferAnswers, ends],
    after: talkingExpiresMs,
  },
  { rule: 'a mailbox', entries: [rings, mailbox], after: 0 },
  { rule: 'a mailbox and a hangup', entries: [rings, mailbox, ends], after: 0 },
])('nobody stays busy: $rule', ({ entries, after }) => {
  const switchboard = boardAfter(entries);
  const now = noon + after;
  // A restart in mid-call knows the same, and closing what has expired changes nothing for anybody.
  expect(states(boardAfter(entries), noon)).toEqual(states(switchboard, noon));
  expect(states(switchboard, now)).toEqual(['available', 'available']);
  const journal = [...entries];
  for (const leg of expiredLegs(switchboard, now)) {
    const closed = legClosedEntry(leg, 'expired', now);
    applyEntry(switchboard, closed);
    journal.push(closed);
  }
  expect(states(switchboard, now)).toEqual(['available', 'available']);
  expect(states(boardAfter(journal), noon)).toEqual(['available', 'available']);
});

test.each([
  { rule: 'before the answer', before: [rings], after: [answers] },
  { rule: 'in mid-talk', before: [rings, answers], after: [] },
])('a restart $rule restores who is busy, and the hangup frees them', ({ before, after }) => {
  // The new switchboard starts from the journal alone.
  const switchboard = boardAfter(before);
  for (const one of after) applyEntry(switchboard, one);
  expect(states(switchboard, noon)).toEqual(['talking', 'available']);
  applyEntry(switchboard, ends);
  expect(states(switchboard, noon)).toEqual(['available', 'available']);
});

test('a leg past its life waits on the switchboard to be closed, and a hangup after that is harmless', () => {
  const switchboard = boardAfter([rings, answers]);
  const now = noon + talkingExpiresMs;
  expect(expiredLegs(switchboard, now - 1)).toEqual([]);
  expect(expiredLegs(switchboard, now).map(leg => leg.callId)).toEqual(['A']);
  applyEntry(switchboard, entry({ type: 'legClosed', callId: 'A', why: 'expired' }, { receivedAt: now }));
  expect(expiredLegs(switchboard, now)).toEqual([]);
  applyEntry(switchboard, { ...answers, receivedAt: now });
  applyEntry(switchboard, { ...ends, receivedAt: now });
  expect(states(switchboard, now)).toEqual(['available', 'available']);
});
