import { describe, expect, test } from 'vitest';
import { phone } from '../../support/builders.ts';
import { type Bench, openTwo } from './bench.ts';

const given = {
  webhookUrl: 'https://hotline.example.com/push',
  token: { id: 'token-1', sealed: 'sealed' },
  serviceNumbers: [phone('+493023125001')],
  joins: [
    { number: phone('+491713920001'), userId: null, name: 'Ömer' },
    { number: phone('+493023125002'), userId: 'w3', name: 'Anna' },
  ],
};
const nothing = { webhookUrl: null, token: null, serviceNumbers: null, joins: [] };

export function connectionContract(bench: Bench): void {
  describe('the connection', () => {
    test('is what was given last, on every instance', async () => {
      const [one, other] = await openTwo(bench);
      expect(await one.connection.read()).toEqual({ number: 0, ...nothing });
      expect(await one.connection.replace(given, 0)).toBe(1);
      expect(await other.connection.read()).toEqual({ number: 1, ...given });
      expect(await other.connection.replace(nothing, 1)).toBe(2);
      expect(await one.connection.read()).toEqual({ number: 2, ...nothing });
    });

    test('that an earlier version has stored gives nobody a number by hand', async () => {
      const [store] = await openTwo(bench);
      const { joins: _, ...earlier } = given;
      expect(await store.connection.replace(earlier as typeof given, 0)).toBe(1);
      expect(await store.connection.read()).toEqual({ number: 1, ...given, joins: [] });
      expect(await store.connection.replace(given, 1)).toBe(2);
    });

    test('of several who change the same one, one succeeds', async () => {
      const stores = await openTwo(bench);
      for (const basedOn of [0, 1]) {
        const tries = stores.flatMap(store =>
          ['a', 'b', 'c'].map(id =>
            store.connection.replace({ ...given, token: { id, sealed: id } }, basedOn),
          ),
        );
        const replaced = (await Promise.all(tries)).filter(number => number !== null);
        expect(replaced).toEqual([basedOn + 1]);
      }
    });
  });
}
