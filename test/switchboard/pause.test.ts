import { describe, expect, test } from 'vitest';
import { applyEntry, applyPastEntry } from '../../src/switchboard/apply-entry.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { longestPauseMs, pauseEntry } from '../../src/switchboard/pause.ts';
import { shiftTimes } from '../../src/switchboard/shift-times.ts';
import { emptySwitchboard, type Switchboard } from '../../src/switchboard/switchboard.ts';
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

const anna = agent(1);
const hourMs = 3_600_000;
const who = (now: number) => ({ agentId: 'w1', by: 'chefin', now });
const paused = (now = noon, until: number | null = null) =>
  pauseEntry({ type: 'agentPaused', until, reason: 'Pause' }, who(now));
const resumed = (now: number) => pauseEntry({ type: 'agentResumed' }, who(now));

function annaAt(switchboard: Switchboard, now: number, changes: Parameters<typeof agent>[1] = {}): string {
  const one = { ...anna, ...changes };
  const known = { hotlines: new Set([hotline]), roster: { agents: [one], confirmedAt: noon }, switchboard };
  return availabilityOf(one, known, now);
}

function boardAfter(...entries: Parameters<typeof applyEntry>[1][]): Switchboard {
  const switchboard = emptySwitchboard(defaultAvailability);
  for (const one of entries) applyEntry(switchboard, one);
  return switchboard;
}

describe('who is paused', () => {
  test('gets no calls until somebody ends the pause', () => {
    const switchboard = boardAfter(paused());
    expect([annaAt(switchboard, noon), annaAt(switchboard, noon + hourMs)]).toEqual(['on-break', 'on-break']);
    applyEntry(switchboard, resumed(noon + hourMs));
    expect(annaAt(switchboard, noon + hourMs)).toBe('available');
  });

  test('comes back by themself at the end that was given', () => {
    const switchboard = boardAfter(paused(noon, noon + hourMs));
    expect([annaAt(switchboard, noon + hourMs - 1), annaAt(switchboard, noon + hourMs)]).toEqual([
      'on-break',
      'available',
    ]);
  });

  test('is so for thirty days at most: whoever is away for longer is absent', () => {
    const switchboard = boardAfter(paused());
    expect(annaAt(switchboard, noon + longestPauseMs - 1, { presence: 'unverified' })).toBe('on-break');
    expect(annaAt(switchboard, noon + longestPauseMs)).toBe('available');
  });

  test('finishes the call they are in, and goes straight from it into the pause', () => {
    const switchboard = boardAfter(
      entry(newCall(), { agentIds: ['w1'], receivedAt: noon }),
      entry(answer(), { agentIds: ['w1'], receivedAt: noon + 1_000 }),
      paused(noon + 2_000),
    );
    expect(annaAt(switchboard, noon + 3_000)).toBe('talking');
    applyEntry(switchboard, entry(hangup(), { receivedAt: noon + 4_000 }));
    expect(annaAt(switchboard, noon + 4_000)).toBe('on-break');
  });

  test.each(['offline', 'do-not-disturb', 'unverified'] as const)('is paused also while %s', presence => {
    expect(annaAt(boardAfter(paused()), noon, { presence })).toBe('on-break');
  });

  test('is not dialled when presence is no longer believed', () => {
    expect(annaAt(boardAfter(paused()), noon + hourMs)).toBe('on-break');
  });
});

test('what was said later counts, in whatever order it is heard', () => {
  const switchboard = boardAfter(resumed(noon + 2_000), paused(noon + 1_000));
  expect(annaAt(switchboard, noon + 3_000)).toBe('available');
});

test('resuming takes back that somebody was set aside after missed calls', () => {
  const switchboard = boardAfter();
  switchboard.missedOffers.set('w1', { inARow: 3, lastAt: noon, lastCaller: null });
  expect(annaAt(switchboard, noon)).toBe('paused');
  applyEntry(switchboard, resumed(noon));
  expect(annaAt(switchboard, noon)).toBe('available');
});

test('a leap of the clock makes a pause no longer, but its end stays where the clock on the wall shows it', () => {
  const open = boardAfter(paused());
  shiftTimes(open, -hourMs);
  expect(annaAt(open, noon - hourMs + longestPauseMs)).toBe('available');
  const ends = boardAfter(paused(noon, noon + hourMs));
  shiftTimes(ends, 2 * hourMs);
  expect(annaAt(ends, noon + 2 * hourMs)).toBe('available');
});

test('after a clock was put back, what was recorded last counts', () => {
  const switchboard = emptySwitchboard(defaultAvailability);
  const now = noon - hourMs;
  for (const one of [paused(noon), resumed(now)]) applyPastEntry(switchboard, one, now);
  expect(annaAt(switchboard, now)).toBe('available');
});
