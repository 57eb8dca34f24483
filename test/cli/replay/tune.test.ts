import { describe, expect, test } from 'vitest';
import { createCollector } from '../../../src/acd/measures/collect.ts';
import { summarise } from '../../../src/acd/measures/summarise.ts';
import type { Comparison, Run } from '../../../src/app/compare-policies.ts';
import { bestOf, changedBy, combinations, judge, usualBounds } from '../../../src/cli/replay/tune.ts';
import { dayMs, noon } from '../../support/builders.ts';

test('bounds are ranges and lists, and every combination is tried', () => {
  expect(combinations('RING_FAMILIAR=1..2,HALF_LIFE_DAYS=30|90')).toEqual([
    'RING_FAMILIAR=1,HALF_LIFE_DAYS=30',
    'RING_FAMILIAR=1,HALF_LIFE_DAYS=90',
    'RING_FAMILIAR=2,HALF_LIFE_DAYS=30',
    'RING_FAMILIAR=2,HALF_LIFE_DAYS=90',
  ]);
  expect(combinations(usualBounds)).toHaveLength(27);
});

test.each([
  ['RING_FAMILIAR=1..5,RING_STRANGERS=1..5,HALF_LIFE_DAYS=1..3', /has 75 combinations/],
  ['RING_FAMILIAR=3..1', /"3\.\.1" runs backwards/],
])('%s is refused', (bounds, message) => {
  expect(() => combinations(bounds)).toThrow(message);
});

test('a combination changes what the search began with, and leaves the rest of it', () => {
  expect(changedBy('', 'RING_FAMILIAR=2')).toBe('RING_FAMILIAR=2');
  expect(changedBy('ROUTING_POLICY=familiar,RING_FAMILIAR=3', 'RING_FAMILIAR=2,HALF_LIFE_DAYS=30')).toBe(
    'ROUTING_POLICY=familiar,RING_FAMILIAR=2,HALF_LIFE_DAYS=30',
  );
});

describe('of what was tried', () => {
  /** 200 calls of as many callers who know somebody; of every ten so many reach them, and so many wait ten seconds. */
  function run(name: string, familiar: number, { answered = 9, waiting = 0 } = {}): Run {
    const collector = createCollector({
      measuredFrom: 0,
      measuredUntil: Infinity,
      serviceLevelMs: 0,
      wrapUpMs: 0,
    });
    for (let index = 0; index < 200; index++) {
      const isAnswered = index % 10 < answered;
      const withThisAgent = index % 10 < familiar ? 1 : 0;
      collector.count({
        callId: `${index}`,
        caller: `caller ${index}`,
        arrivedAt: noon + index * dayMs,
        outcome: isAnswered ? 'answered' : 'lost',
        agentId: isAnswered ? 'a' : null,
        answeredAfterMs: isAnswered ? 0 : null,
        heldMs: index % 10 < waiting ? 10_000 : 0,
        talkMs: 0,
        somebodyWasFree: true,
        past: { answeredCalls: 1, withThisAgent, isWithTop: false },
      });
    }
    return { name, summary: summarise(collector.collected([]), 1) };
  }
  const comparisonOf = (...runs: Run[]): Comparison => ({ runs }) as unknown as Comparison;
  const configured = run('configured', 5);

  test('the most familiar is best, unless it answers fewer calls', () => {
    const careless = run('careless', 8, { answered: 8 });
    expect(bestOf(comparisonOf(configured, run('good', 6), run('better', 7), careless))?.name).toBe('better');
  });

  test('of two that can not be told apart the one that lets callers wait less is best', () => {
    const runs = [configured, run('long', 7, { waiting: 8 }), run('short', 7, { waiting: 2 })];
    expect(bestOf(comparisonOf(...runs))?.name).toBe('short');
  });

  test('nothing is best where nothing is better by more than chance', () => {
    expect(bestOf(comparisonOf(configured, run('alike', 5), run('worse', 4)))).toBeNull();
    expect(judge(null)).toBeNull();
  });

  test('the best must be better in the second half of the time as well', () => {
    expect(judge(comparisonOf(configured, run('best', 6)))).toMatchObject({ name: 'best', hasHeld: true });
    expect(judge(comparisonOf(configured, run('best', 4)))).toMatchObject({ name: 'best', hasHeld: false });
    const careless = run('best', 8, { answered: 8 });
    expect(judge(comparisonOf(configured, careless))).toMatchObject({ name: 'best', hasHeld: false });
  });
});
