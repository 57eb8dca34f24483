import { expect, test } from 'vitest';
import { combinations, usualBounds } from '../../../src/cli/replay/tune.ts';

test('bounds are ranges and lists, and every combination is tried', () => {
  expect(combinations('RING_FAMILIAR=1..2,HALF_LIFE_DAYS=30|90')).toEqual([
    'RING_FAMILIAR=1,HALF_LIFE_DAYS=30',
    'RING_FAMILIAR=1,HALF_LIFE_DAYS=90',
    'RING_FAMILIAR=2,HALF_LIFE_DAYS=30',
    'RING_FAMILIAR=2,HALF_LIFE_DAYS=90',
  ]);
  expect(combinations(usualBounds)).toHaveLength(18);
});

test.each([
  ['RING_FAMILIAR=1..5,RING_STRANGERS=1..5,HALF_LIFE_DAYS=1..3', /has 75 combinations/],
  ['RING_FAMILIAR=3..1', /"3\.\.1" runs backwards/],
])('%s is refused', (bounds, message) => {
  expect(() => combinations(bounds)).toThrow(message);
});
