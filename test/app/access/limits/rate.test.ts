import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spendTry, type Tries } from '../../../../src/app/access/limits/rate.ts';

const rate = fc.record({
  atOnce: fc.integer({ min: 1, max: 20 }),
  everyMs: fc.integer({ min: 1, max: 100_000 }),
});
/** Steps of a clock, which may be put back. */
const steps = fc.array(fc.integer({ min: -200_000, max: 200_000 }), { maxLength: 200 });

test('in any stretch of time nobody tries more often than at once, and once more for each interval', () => {
  fc.assert(
    fc.property(rate, steps, (allowed, gaps) => {
      let tries: Tries | undefined;
      let now = 0;
      let passed = 0;
      let done = 0;
      for (const gap of gaps) {
        now += gap;
        passed += Math.max(0, gap);
        const next = spendTry(tries, now, allowed);
        if (next === null) continue;
        tries = next;
        done += 1;
      }
      expect(done).toBeLessThanOrEqual(allowed.atOnce + passed / allowed.everyMs + 1e-6);
    }),
  );
});

test('whoever has used up their tries has one again after an interval, and all after enough of them', () => {
  fc.assert(
    fc.property(rate, allowed => {
      const spent = { left: 0, at: 0 };
      expect(spendTry(spent, allowed.everyMs, allowed)).not.toBeNull();
      const later = spendTry(spent, allowed.everyMs * (allowed.atOnce + 1), allowed);
      expect(later?.left).toBe(allowed.atOnce - 1);
    }),
  );
});
