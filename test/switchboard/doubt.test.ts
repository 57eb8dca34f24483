import { expect, test } from 'vitest';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { doubtfulTalk, talksProvedOver } from '../../src/switchboard/doubt.ts';
import { emptySwitchboard } from '../../src/switchboard/switchboard.ts';
import { longestUsualMs, nothingUsual, usualTalksOf } from '../../src/switchboard/usual-talks.ts';
import { answer, defaultAvailability, entry, hangup, newCall, noon } from '../support/builders.ts';

const minuteMs = 60_000;
const usual = { ofAgent: new Map([['w1', 20 * minuteMs]]), ofAll: 30 * minuteMs };

function boardAfter(...entries: readonly JournalEntry[]) {
  const switchboard = emptySwitchboard(defaultAvailability);
  for (const one of entries) applyEntry(switchboard, one);
  return switchboard;
}

const answers = (callId: string, agentId: string, afterMinutes: number): JournalEntry =>
  entry(answer({ callId }), {
    agentIds: [agentId],
    flowId: `flow ${callId}`,
    role: 'direct',
    receivedAt: noon + afterMinutes * minuteMs,
  });
const dials = (callId: string, agentId: string, afterMinutes: number): JournalEntry =>
  entry(newCall({ callId, direction: 'out' }), {
    ...answers(callId, agentId, afterMinutes),
    event: newCall({ callId, direction: 'out' }),
    role: 'outgoing',
  });
const hangsUp = (callId: string, afterMinutes: number): JournalEntry => ({
  ...answers(callId, 'w1', afterMinutes),
  event: hangup({ callId }),
  agentIds: [],
});

const over = (minutes: number, ...entries: readonly JournalEntry[]): readonly string[] =>
  talksProvedOver(boardAfter(...entries), usual, noon + minutes * minuteMs).map(({ callId }) => callId);

test('a talk is doubted when it lasts longer than 99 of 100 talks of its agent, or of all where they had too few', () => {
  const switchboard = boardAfter(answers('A', 'w1', 0), answers('B', 'w2', 0));
  const doubted = (minutes: number) =>
    ['w1', 'w2'].map(id => doubtfulTalk(switchboard, id, usual, noon + minutes * minuteMs)?.callId ?? null);
  expect(doubted(20)).toEqual([null, null]);
  expect(doubted(21)).toEqual(['A', null]);
  expect(doubted(31)).toEqual(['A', 'B']);
});

test('an agent whose last talk is a usual one is surely busy', () => {
  const switchboard = boardAfter(answers('A', 'w1', 0), answers('B', 'w1', 20));
  expect(doubtfulTalk(switchboard, 'w1', usual, noon + 25 * minuteMs)).toBeNull();
});

test('a doubtful talk is over once its agent talks in another call, or has talked in one', () => {
  expect(over(25, answers('A', 'w1', 0), answers('B', 'w1', 22))).toEqual(['A']);
  expect(over(25, answers('A', 'w1', 0), dials('B', 'w1', 22))).toEqual(['A']);
  expect(over(25, answers('A', 'w1', 0), dials('B', 'w1', 5), hangsUp('B', 6))).toEqual(['A']);
  expect(over(25, answers('A', 'w1', 0))).toEqual([]);
  expect(over(25, answers('A', 'w1', 0), answers('B', 'w2', 22))).toEqual([]);
});

test('a usual talk goes on while its agent asks a colleague, or has put it on hold for another', () => {
  expect(over(15, answers('A', 'w1', 0), dials('B', 'w1', 5), hangsUp('B', 6))).toEqual([]);
  expect(over(15, answers('A', 'w1', 0), answers('B', 'w1', 5))).toEqual([]);
});

test('what is usual is told by a hundred talks at least, and never less than ten minutes', () => {
  const talks = (agentId: string, count: number, minutes: number) =>
    Array.from({ length: count }, (_, index) => ({
      agentId,
      ms: index === 0 ? 3 * minutes * minuteMs : minutes * minuteMs,
    }));
  expect(usualTalksOf(talks('w1', 99, 15))).toEqual(nothingUsual);
  const known = usualTalksOf([...talks('w1', 100, 15), ...talks('w2', 99, 40), ...talks('w3', 100, 1)]);
  expect(longestUsualMs(known, 'w1')).toBe(15 * minuteMs);
  expect(longestUsualMs(known, 'w2')).toBe(40 * minuteMs);
  expect(longestUsualMs(known, 'w3')).toBe(10 * minuteMs);
});
