import { expect, test } from 'vitest';
import { noteTalk, type Talk, talkTimeMs } from '../../src/switchboard/talk-time.ts';
import { noon } from '../support/builders.ts';

const minuteMs = 60_000;
const talk = (from: number, to: number): Talk => ({ from: noon - from * minuteMs, to: noon - to * minuteMs });

test.each([
  { rule: 'talks add up', talks: [talk(30, 20), talk(10, 5)], minutes: 15 },
  { rule: 'the two legs of one call count once', talks: [talk(30, 20), talk(29, 20)], minutes: 10 },
  { rule: 'of a talk that began earlier, what lies within the hour', talks: [talk(90, 50)], minutes: 10 },
  { rule: 'nothing of the hour before', talks: [talk(90, 60)], minutes: 0 },
])('talk time of the last hour: $rule', ({ talks, minutes }) => {
  expect(talkTimeMs(talks, noon)).toBe(minutes * minuteMs);
});

test('talks are forgotten an hour after they ended', () => {
  const talks = new Map();
  for (const one of [talk(100, 75), talk(70, 59), talk(5, 0)]) noteTalk(talks, 'w1', one);
  expect(talks.get('w1')).toEqual([talk(70, 59), talk(5, 0)]);
});

test('talks that overlap are kept as one, so that a busy agent costs no more memory', () => {
  const talks = new Map();
  for (const one of [talk(30, 20), talk(29, 19), talk(10, 5)]) noteTalk(talks, 'w1', one);
  expect(talks.get('w1')).toEqual([talk(30, 19), talk(10, 5)]);
});
