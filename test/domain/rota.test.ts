import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateOf } from '../../src/domain/local-date.ts';
import { inTurn, onCallAt, type Rota } from '../../src/domain/rota.ts';
import { zoneOf } from '../../src/plan/compile-plan.ts';

const zone = zoneOf('Europe/Berlin');
const nobody = (): boolean => false;
const rota: Rota = { name: 'Nights', from: '2026-11-30', minute: 8 * 60, agentIds: ['w1', 'w2', 'w3'] };

function onCall(date: string, clock: string): string | null {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return onCallAt(rota, zone.toLocal(zone.toEpoch(date, hour * 60 + minute)), nobody);
}

test.each([
  { date: '2026-11-30', clock: '08:00', who: 'w1', when: 'as the first week begins' },
  { date: '2026-12-07', clock: '07:59', who: 'w1', when: 'in the last minute of the first week' },
  { date: '2026-12-07', clock: '08:00', who: 'w2', when: 'as the second week begins' },
  { date: '2026-12-14', clock: '23:00', who: 'w3', when: 'in the third week' },
  { date: '2026-12-21', clock: '08:00', who: 'w1', when: 'when the turns start over' },
  { date: '2026-11-30', clock: '07:59', who: 'w3', when: 'just before the first day, counted backwards' },
  { date: '2026-11-20', clock: '12:00', who: 'w2', when: 'the week before that' },
])('$who is on call $when', ({ date, clock, who }) => {
  expect(onCall(date, clock)).toBe(who);
});

test.each(['2027-03-22', '2027-10-25'])(
  'a week over the change of clocks, from %s, ends by the clock',
  from => {
    const spring = { ...rota, from };
    const at = (days: number, minute: number) => zone.toLocal(zone.toEpoch(addDays(from, days), minute));
    expect(onCallAt(spring, at(0, 480), nobody)).toBe('w1');
    expect(onCallAt(spring, at(7, 479), nobody)).toBe('w1');
    expect(onCallAt(spring, at(7, 480), nobody)).toBe('w2');
  },
);

describe('whatever the rota', () => {
  const rotas = fc.record({
    name: fc.constant('Nights'),
    from: fc.integer({ min: 18_000, max: 25_000 }).map(dateOf),
    minute: fc.integer({ min: 0, max: 1439 }),
    agentIds: fc.uniqueArray(fc.constantFrom('w1', 'w2', 'w3', 'w4', 'w5'), { minLength: 1 }),
  });
  const moments = fc
    .integer({ min: 18_000 * 86_400, max: 25_000 * 86_400 })
    .map(seconds => zone.toLocal(seconds * 1000));

  test('one agent has each moment, and everybody else comes after them once', () => {
    fc.assert(
      fc.property(rotas, moments, (any, moment) => {
        const order = inTurn(any, moment);
        expect(order.toSorted()).toEqual(any.agentIds.toSorted());
        expect(onCallAt(any, moment, nobody)).toBe(order[0]);
      }),
    );
  });

  test('a week later by the clock it is the next in turn', () => {
    fc.assert(
      fc.property(rotas, moments, (any, moment) => {
        const [, next, ...rest] = [...inTurn(any, moment), ...inTurn(any, moment)];
        const later = { ...moment, date: addDays(moment.date, 7) };
        expect(inTurn(any, later)).toEqual([next, ...rest].slice(0, any.agentIds.length));
      }),
    );
  });

  test('whoever cannot is skipped, and nobody is on call if none can', () => {
    fc.assert(
      fc.property(rotas, moments, (any, moment) => {
        const [first, second = null] = inTurn(any, moment);
        expect(onCallAt(any, moment, id => id === first)).toBe(second);
        expect(onCallAt(any, moment, () => true)).toBeNull();
      }),
    );
  });
});
