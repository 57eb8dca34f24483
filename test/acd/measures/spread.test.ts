import { expect, test } from 'vitest';
import { spreadOf } from '../../../src/acd/measures/spread.ts';

test.each([
  { loads: [2, 2, 2, 2], gini: 0, maxToMean: 1, jain: 1 },
  { loads: [0, 0, 0, 8], gini: 0.75, maxToMean: 4, jain: 0.25 },
  { loads: [1, 3], gini: 0.25, maxToMean: 1.5, jain: 0.8 },
])('loads of $loads have Gini $gini, maximum over mean $maxToMean and Jain $jain', ({ loads, ...want }) => {
  expect(spreadOf(loads)).toEqual(want);
});

test('nothing to spread is no spread', () => {
  expect([spreadOf([]), spreadOf([0, 0])]).toEqual([null, null]);
});
