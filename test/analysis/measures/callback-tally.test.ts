import { expect, test } from 'vitest';
import type { CallFate } from '../../../src/analysis/measures/call-fate.ts';
import { createCallbackTally } from '../../../src/analysis/measures/callback-tally.ts';

test('callbacks count by what became of them, and only those asked for in the period', () => {
  const tally = createCallbackTally({ measuredFrom: 100, measuredUntil: 200 });
  const count = (arrivedAt: number, callback?: CallFate['callback']) =>
    tally.count({ arrivedAt, ...(callback && { callback }) } as CallFate);
  expect(tally.figures()).toEqual({ asked: 0, reached: 0, withdrawn: 0, medianMs: null, p90Ms: null });
  count(99, { became: 'reached', afterMs: 9_000 });
  count(100, { became: 'reached', afterMs: 0 });
  count(150, { became: 'not-reached', afterMs: 9_000 });
  count(199, { became: 'withdrawn', afterMs: 9_000 });
  count(150);
  count(200, { became: 'reached', afterMs: 9_000 });
  expect(tally.figures()).toEqual({ asked: 3, reached: 1, withdrawn: 1, medianMs: 0, p90Ms: 0 });
});
