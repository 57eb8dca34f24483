import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTallies } from '../../../../src/app/access/limits/tallies.ts';

const rate = { atOnce: 3, everyMs: 1_000 };

test('each key has tries of its own, and what is given back is one try', () => {
  const tallies = createTallies(() => 0, rate);
  expect([1, 2, 3, 4].map(() => tallies.take('anna'))).toEqual([true, true, true, false]);
  expect(tallies.take('ben')).toBe(true);
  tallies.giveBack('anna');
  expect([tallies.take('anna'), tallies.take('anna')]).toEqual([true, false]);
});

test('no number of other keys gives anybody tries that they have used up', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 3_000 }), others => {
      const tallies = createTallies(() => 0, rate);
      for (let guess = 0; guess < 3; guess++) tallies.take('victim');
      for (const other of others) if (other !== 'victim') tallies.take(other);
      expect(tallies.take('victim')).toBe(false);
    }),
    { numRuns: 20 },
  );
});

test('keys whose tries are all back take no room', () => {
  let now = 0;
  const tallies = createTallies(() => now, rate);
  for (let round = 0; round < 5; round++) {
    for (let key = 0; key < 2_000; key++) tallies.take(`${round} ${key}`);
    now += 60_000;
  }
  expect(tallies.size()).toBeLessThanOrEqual(4_000);
});
