import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { emptyRoster } from '../../src/domain/roster.ts';
import { applyEntry, endLeg } from '../../src/switchboard/apply-entry.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { emptySwitchboard, type Switchboard } from '../../src/switchboard/switchboard.ts';
import {
  agent,
  answer,
  caller,
  defaultAvailability,
  entry,
  hangup,
  hotline,
  newCall,
  noon,
} from '../support/builders.ts';

const anna = agent(1);
const ben = agent(2);
const minuteMs = 60_000;

function boardAfter(...entries: readonly JournalEntry[]): Switchboard {
  const switchboard = emptySwitchboard(defaultAvailability);
  for (const one of entries) applyEntry(switchboard, one);
  return switchboard;
}

function states(switchboard: Switchboard, now = noon): string[] {
  return [anna, ben].map(one =>
    availabilityOf(one, { hotlines: new Set([hotline]), roster: emptyRoster, switchboard }, now),
  );
}

/** As an instance records that has not heard who picked up. */
const closedRinging = (at = noon) =>
  entry({ type: 'legClosed', callId: 'A', why: 'expired', wasRinging: true } as const, { receivedAt: at });

const both = ['w1', 'w2'];
const rings = entry(newCall(), { agentIds: both });
const annaAnswers = entry(answer(), { agentIds: ['w1'] });
const ends = entry(hangup());
const secondToAnna = entry(newCall({ callId: 'B1', from: hotline }), {
  role: 'second-leg',
  agentIds: ['w1'],
});
const secondToBen = entry(newCall({ callId: 'B2', from: hotline }), { role: 'second-leg', agentIds: ['w2'] });

describe('an agent is busy exactly while a call involves them', () => {
  test.each([
    { rule: 'a call rings everybody it was offered to', entries: [rings], want: ['ringing', 'ringing'] },
    {
      rule: 'whoever picks up talks, the others are free again',
      entries: [rings, annaAnswers],
      want: ['talking', 'available'],
    },
    {
      rule: 'after the hangup everybody is free',
      entries: [rings, annaAnswers, ends],
      want: ['available', 'available'],
    },
    {
      rule: 'who picked up goes on talking, though an instance that has not heard of it closes the call as if it still rang',
      entries: [rings, annaAnswers, closedRinging()],
      want: ['talking', 'available'],
    },
    {
      rule: 'and talks also where that answer comes after the closing',
      entries: [rings, closedRinging(), annaAnswers],
      want: ['talking', 'available'],
    },
    {
      rule: 'but nobody does where the call was hung up meanwhile',
      entries: [rings, closedRinging(), ends, annaAnswers],
      want: ['available', 'available'],
    },
    {
      rule: 'a caller who gives up frees everybody',
      entries: [rings, ends],
      want: ['available', 'available'],
    },
    {
      rule: 'an answer without its newCall makes the agent busy',
      entries: [annaAnswers],
      want: ['talking', 'available'],
    },
    {
      rule: 'a late newCall after the hangup makes nobody busy',
      entries: [ends, rings],
      want: ['available', 'available'],
    },
    {
      rule: 'a late answer after the hangup makes nobody busy',
      entries: [rings, ends, annaAnswers],
      want: ['available', 'available'],
    },
    {
      rule: 'a newCall sent again after the answer changes nothing',
      entries: [rings, annaAnswers, rings],
      want: ['talking', 'available'],
    },
    {
      rule: 'an answered second leg frees the others though their second legs never end',
      entries: [
        rings,
        secondToAnna,
        secondToBen,
        entry(answer({ callId: 'B1' }), { role: 'second-leg', agentIds: ['w1'] }),
      ],
      want: ['talking', 'available'],
    },
    {
      rule: 'an answer on the caller’s leg settles the second legs, too',
      entries: [rings, secondToAnna, secondToBen, annaAnswers],
      want: ['talking', 'available'],
    },
    {
      rule: 'the caller’s hangup ends second legs whose hangup was lost',
      entries: [rings, secondToAnna, annaAnswers, ends],
      want: ['available', 'available'],
    },
    {
      rule: 'the agent’s hangup frees the agent though the caller’s was lost',
      entries: [rings, secondToAnna, annaAnswers, entry(hangup({ callId: 'B1' }), { role: 'second-leg' })],
      want: ['available', 'available'],
    },
    {
      rule: 'after a transfer the first agent is free and the second talks',
      entries: [
        rings,
        annaAnswers,
        entry(newCall({ callId: 'T', originalCallId: 'A' }), { role: 'direct', agentIds: ['w2'] }),
        entry(answer({ callId: 'T' }), { role: 'direct', agentIds: ['w2'] }),
        ends,
      ],
      want: ['available', 'talking'],
    },
    {
      rule: 'an agent who dials is busy from the first moment',
      entries: [entry(newCall({ direction: 'out', to: caller }), { role: 'outgoing', agentIds: ['w1'] })],
      want: ['talking', 'available'],
    },
    {
      rule: 'a mailbox that answers frees the agent',
      entries: [
        entry(newCall(), { role: 'direct', agentIds: ['w1'] }),
        entry(answer(), { role: 'voicemail', agentIds: [] }),
      ],
      want: ['available', 'available'],
    },
  ])('$rule', ({ entries, want }) => {
    expect(states(boardAfter(...entries))).toEqual(want);
  });
});

describe('nobody stays busy for ever', () => {
  test('a call that rings for two minutes without a word is over', () => {
    const switchboard = boardAfter(rings);
    expect(states(switchboard, noon + 2 * minuteMs - 1)).toEqual(['ringing', 'ringing']);
    expect(states(switchboard, noon + 2 * minuteMs)).toEqual(['available', 'available']);
  });

  test('a talk whose hangup never comes is over after four hours', () => {
    const switchboard = boardAfter(rings, annaAnswers);
    expect(states(switchboard, noon + 240 * minuteMs - 1)).toEqual(['talking', 'available']);
    expect(states(switchboard, noon + 240 * minuteMs)).toEqual(['available', 'available']);
  });

  test('what is over is forgotten, so that memory does not grow', () => {
    const switchboard = boardAfter(rings, annaAnswers, ends);
    applyEntry(
      switchboard,
      entry(newCall({ callId: 'N', flowId: 'N' }), { flowId: 'N', receivedAt: noon + 5 * minuteMs }),
    );
    expect([...switchboard.legs.ended.keys()]).toEqual([]);
    expect([switchboard.openByFlow.size, switchboard.openByAgent.size]).toEqual([1, 0]);
  });

  test('a leg can be ended without an event', () => {
    const switchboard = boardAfter(rings);
    endLeg(switchboard, 'A', noon);
    endLeg(switchboard, 'UNKNOWN', noon);
    expect(states(switchboard)).toEqual(['available', 'available']);
  });
});

test('an agent is idle since the end of their last talk, not since a call they missed', () => {
  const switchboard = boardAfter(rings, annaAnswers, { ...ends, receivedAt: noon + minuteMs });
  expect([...switchboard.idleSince]).toEqual([['w1', noon + minuteMs]]);
});
