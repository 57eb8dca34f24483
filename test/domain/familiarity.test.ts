import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  creditCall,
  evidenceAt,
  type Familiarity,
  joinFamiliarity,
  withoutCall,
} from '../../src/domain/familiarity.ts';
import { dayMs, noon } from '../support/builders.ts';

const halfLifeDays = 90;

function credited(daysAgo: readonly number[]): Familiarity | null {
  return daysAgo.reduce<Familiarity | null>(
    (known, days) => creditCall(known, { agentId: 'w1', answeredAt: noon - days * dayMs }, halfLifeDays),
    null,
  );
}

test('a call of today counts one, one of a half-life ago half, one of two half-lives a quarter', () => {
  const known = credited([0, 90, 180]);
  expect(known).toMatchObject({ answeredCalls: 3, lastAnsweredAt: noon });
  expect(known && evidenceAt(known, noon, halfLifeDays)).toBeCloseTo(1.75, 12);
});

test('evidence goes on fading', () => {
  const known = credited([0]);
  expect(known && evidenceAt(known, noon + 90 * dayMs, halfLifeDays)).toBeCloseTo(0.5, 12);
});

test('evidence does not grow when clocks disagree and a call seems to lie ahead', () => {
  const known = credited([-1]);
  expect(known && evidenceAt(known, noon, halfLifeDays)).toBe(1);
});

test('calls may be credited in any order, in one heap or in two', () => {
  const days = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(days, fc.nat(), (list, cut) => {
      const whole = credited(list);
      const at = 1 + (cut % (list.length - 1));
      const [a, b] = [credited(list.slice(0, at)), credited(list.slice(at))];
      const backwards = credited(list.toReversed());
      const joined = a && b && joinFamiliarity(a, b, halfLifeDays);
      for (const other of [backwards, joined]) {
        expect(other).toMatchObject({
          answeredCalls: whole?.answeredCalls,
          lastAnsweredAt: whole?.lastAnsweredAt,
        });
        expect(other?.weight).toBeCloseTo(whole?.weight ?? 0, 9);
      }
    }),
  );
});

test('a call that is taken back leaves what there was without it', () => {
  const left = withoutCall(credited([0, 90, 180]), noon, halfLifeDays);
  expect(left?.answeredCalls).toBe(2);
  expect(left && evidenceAt(left, noon, halfLifeDays)).toBeCloseTo(0.75, 12);
  expect(withoutCall(credited([3]), noon - 3 * dayMs, halfLifeDays)).toBeNull();
});
