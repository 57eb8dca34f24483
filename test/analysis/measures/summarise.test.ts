import { describe, expect, test } from 'vitest';
import { isNoise } from '../../../src/analysis/measures/bootstrap.ts';
import type { CallFate } from '../../../src/analysis/measures/call-fate.ts';
import { createCollector } from '../../../src/analysis/measures/collect.ts';
import { differences, type Summary, summarise } from '../../../src/analysis/measures/summarise.ts';
import { usualHabits } from '../../../src/analysis/replay/phones.ts';
import type { Shift } from '../../../src/analysis/replay/shift.ts';
import { dayMs, defaultPolicy, noon } from '../../support/builders.ts';
import { allDay, madeUpLog, minuteMs, replayAll } from '../../support/replays.ts';

function summaryOf(fates: readonly CallFate[], shifts: readonly Shift[] = [], measuredFrom = 0): Summary {
  const collector = createCollector({
    measuredFrom,
    measuredUntil: Number.POSITIVE_INFINITY,
    serviceLevelMs: 20_000,
    wrapUpMs: 0,
  });
  for (const fate of fates) collector.count(fate);
  return summarise(collector.collected(shifts), 1);
}

function fate(minutes: number, agentId: string | null, changes: Partial<CallFate> = {}): CallFate {
  return {
    callId: `${minutes}`,
    caller: 'Mrs A',
    arrivedAt: noon + minutes * minuteMs,
    outcome: agentId === null ? 'lost' : 'answered',
    agentId,
    answeredAfterMs: agentId === null ? null : 10_000,
    heldMs: 0,
    talkMs: agentId === null ? 0 : minuteMs,
    somebodyWasFree: true,
    past: { answeredCalls: 0, withThisAgent: 0, isWithTop: false },
    ...changes,
  };
}

const past = (answeredCalls: number, withThisAgent: number, isWithTop = false) => ({
  past: { answeredCalls, withThisAgent, isWithTop },
});

test('every measure by hand, on five calls of one caller and three of strangers, one of which still rings', () => {
  const { measures, ...rest } = summaryOf(
    [
      fate(0, 'a'),
      fate(1, 'b', past(1, 0)),
      fate(2, 'a', { ...past(2, 1, true), answeredAfterMs: 30_000 }),
      fate(3, 'a', { ...past(3, 2, true), heldMs: 40_000 }),
      fate(4, null, { ...past(4, 0), heldMs: 20_000 }),
      fate(5, null, { caller: null, somebodyWasFree: false }),
      fate(6, null, { caller: null, outcome: 'abandoned' }),
      fate(7, null, { caller: null, outcome: 'open' }),
    ],
    allDay('a', 'b'),
  );
  expect(rest).toMatchObject({ calls: 7, returningCalls: 4, familiarCalls: 2 });
  expect(Object.fromEntries(Object.entries(measures).map(([name, { value }]) => [name, value]))).toEqual({
    answered: 4 / 7,
    lostThoughFree: 1 / 7,
    overflowed: 0,
    held: 2 / 7,
    heldMs: 30_000,
    abandoned: 1 / 7,
    serviceLevel: 3 / 7,
    speedOfAnswerMs: 15_000,
    returnedWithinWeek: null,
    priceOfHoldingMs: 60_000,
    heldInVain: 1 / 2,
    familiar: 2 / 4,
    top: 2 / 4,
    ownShare: (1 / 2 + 2 / 3) / 4,
  });
});

test('who calls again within a week has returned, and the last week says nothing', () => {
  const days = (count: number): number => (count * dayMs) / minuteMs;
  const calls = [fate(0, 'a'), fate(days(6), 'a'), fate(days(14), 'a'), fate(days(15), 'a')];
  expect(summaryOf(calls).measures.returnedWithinWeek.value).toBe(1 / 2);
});

test('what came before the measured time teaches, but is not counted', () => {
  expect(summaryOf([fate(0, 'a'), fate(5, 'a')], [], noon + minuteMs).calls).toBe(1);
});

test('nine of ten of those made to wait had waited no longer than that; whoever was rung at once does not count', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 60].map(seconds =>
    fate(seconds, 'a', { heldMs: seconds * 1000 }),
  );
  const { heldP90Ms } = summaryOf([...waits, ...waits.map(call => ({ ...call, heldMs: 0 }))]);
  // As exact as the sketch that keeps it, about one percent.
  expect(heldP90Ms).toBeGreaterThan(8_900);
  expect(heldP90Ms).toBeLessThan(9_100);
  expect(summaryOf([fate(0, 'a')]).heldP90Ms).toBeNull();
});

test('occupancy is talk over duty of the whole team', () => {
  const calls = [fate(0, 'a', { talkMs: 6 * 60 * minuteMs }), fate(10 * 60, 'b', { talkMs: 0 })];
  const { load } = summaryOf(calls, allDay('a', 'b'), noon);
  expect(load).toMatchObject({ occupancy: 6 / 20, maxToMean: 2 });
});

describe('intervals', () => {
  const { log, shifts } = madeUpLog(4_000);
  const run = (changes: Partial<typeof defaultPolicy>): Summary =>
    summaryOf(
      replayAll(log, shifts, { habits: usualHabits, policy: { ...defaultPolicy, ...changes } }).fates,
      shifts,
    );

  test('hold the value, and paired ones of a difference are narrower than the two they come from', () => {
    const [familiar, idle] = [run({}), run({ name: 'longest-idle' })];
    const width = ({ low, high }: { low: number | null; high: number | null }): number =>
      (high ?? 0) - (low ?? 0);
    const { value, low, high } = familiar.measures.familiar;
    expect(low).toBeLessThan(value ?? 0);
    expect(high).toBeGreaterThan(value ?? 1);
    const gain = differences(familiar, idle);
    expect(isNoise(gain.familiar)).toBe(false);
    expect(gain.familiar.value).toBeGreaterThan(0.05);
    expect(width(differences(familiar, run({ halfLifeDays: 89 })).familiar)).toBeLessThan(
      width(familiar.measures.familiar),
    );
  });

  test('a run does not differ from itself', () => {
    const gain = differences(run({}), run({}));
    expect(gain.answered).toEqual({ value: 0, low: 0, high: 0 });
    expect(isNoise(gain.answered)).toBe(true);
  });
});
