import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQuantileSketch } from '../../../src/analysis/measures/quantile-sketch.ts';

test('quantiles are right to about one percent', () => {
  const values = fc.array(fc.integer({ min: 1, max: 3_600_000 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.9), (given, q) => {
      const sketch = createQuantileSketch();
      for (const value of given) sketch.add(value);
      const exact = [...given].sort((a, b) => a - b)[Math.ceil(q * given.length) - 1] ?? 0;
      expect((sketch.quantile(q) ?? 0) / exact).toBeCloseTo(1, 1);
    }),
  );
});

test('of nothing there is no quantile', () => {
  expect(createQuantileSketch().quantile(0.9)).toBeNull();
});
