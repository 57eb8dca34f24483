import fc from 'fast-check';
import { expect, test } from 'vitest';
import { biceBoxerman, usualProviderContinuity } from '../../../src/acd/measures/continuity-indices.ts';

test.each([
  { calls: [4], upc: 1, coc: 1 },
  { calls: [1, 1, 1, 1], upc: 0.25, coc: 0 },
  { calls: [3, 1], upc: 0.75, coc: 0.5 },
  { calls: [1], upc: null, coc: null },
  { calls: [], upc: null, coc: null },
])('calls spread as $calls have UPC $upc and COC $coc', ({ calls, upc, coc }) => {
  expect([usualProviderContinuity(calls), biceBoxerman(calls)]).toEqual([upc, coc]);
});

test('both lie between 0 and 1 and are 1 only for a caller who talks to one agent', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2 }), calls => {
      for (const index of [usualProviderContinuity(calls), biceBoxerman(calls)]) {
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(1);
      }
    }),
  );
});
