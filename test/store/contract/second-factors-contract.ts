import { describe, expect, test } from 'vitest';
import { type Bench, openTwo } from './bench.ts';

const first = { sealedKey: 'sealed', step: 100, recoveryHashes: ['a', 'b', 'c'] };

export function secondFactorsContract(bench: Bench): void {
  describe('a second factor', () => {
    test('is set up with a key, and on from its first code', async () => {
      const { secondFactors } = await bench.open();
      expect(await secondFactors.find('anna')).toBeNull();
      expect(await secondFactors.prepare('anna', 'an earlier one')).toBe(true);
      expect(await secondFactors.prepare('anna', 'sealed')).toBe(true);
      expect(await secondFactors.find('anna')).toEqual({
        sealedKey: 'sealed',
        isOn: false,
        recoveryCodes: 0,
      });
      expect(await secondFactors.useStep('anna', 101)).toBe(false);
      expect(await secondFactors.usersWith()).toEqual([]);
      expect(await secondFactors.turnOn('anna', { ...first, sealedKey: 'an earlier one' })).toBe(false);
      expect(await secondFactors.turnOn('anna', first)).toBe(true);
      expect(await secondFactors.find('anna')).toEqual({ sealedKey: 'sealed', isOn: true, recoveryCodes: 3 });
      expect(await secondFactors.usersWith()).toEqual(['anna']);
    });

    test('that is on is not replaced by setting up another', async () => {
      const { secondFactors } = await bench.open();
      await secondFactors.prepare('anna', 'sealed');
      await secondFactors.turnOn('anna', first);
      expect(await secondFactors.prepare('anna', 'another')).toBe(false);
      expect(await secondFactors.turnOn('anna', { ...first, recoveryHashes: ['x'] })).toBe(false);
      expect(await secondFactors.find('anna')).toMatchObject({ sealedKey: 'sealed', recoveryCodes: 3 });
    });

    test('takes each step once, whichever instance is asked, and none before it', async () => {
      const [one, other] = await openTwo(bench);
      await one.secondFactors.prepare('anna', 'sealed');
      await one.secondFactors.turnOn('anna', first);
      expect(await other.secondFactors.useStep('anna', 100)).toBe(false);
      const uses = await Promise.all(
        [one, other, one, other].map(({ secondFactors }) => secondFactors.useStep('anna', 102)),
      );
      expect(uses.filter(isUsed => isUsed)).toHaveLength(1);
      expect(await one.secondFactors.useStep('anna', 101)).toBe(false);
      expect(await one.secondFactors.useStep('anna', 103)).toBe(true);
    });

    test('has recovery codes that are good once each, for one user, until they are replaced', async () => {
      const [one, other] = await openTwo(bench);
      for (const user of ['anna', 'ben']) {
        await one.secondFactors.prepare(user, 'sealed');
        await one.secondFactors.turnOn(user, { ...first, recoveryHashes: [`of ${user}`, 'a', 'b'] });
      }
      expect(await one.secondFactors.useRecoveryCode('anna', 'of ben')).toBe(false);
      const uses = await Promise.all(
        [one, other, one, other].map(({ secondFactors }) => secondFactors.useRecoveryCode('anna', 'a')),
      );
      expect(uses.filter(isUsed => isUsed)).toHaveLength(1);
      expect((await one.secondFactors.find('anna'))?.recoveryCodes).toBe(2);
      await one.secondFactors.replaceRecoveryCodes('anna', ['x', 'y']);
      expect(await one.secondFactors.useRecoveryCode('anna', 'b')).toBe(false);
      expect(await one.secondFactors.useRecoveryCode('anna', 'y')).toBe(true);
      expect((await one.secondFactors.find('ben'))?.recoveryCodes).toBe(3);
    });

    test('is taken away with its codes, and goes with its user', async () => {
      const { secondFactors, accounts } = await bench.open();
      for (const user of ['anna', 'ben']) {
        await secondFactors.prepare(user, 'sealed');
        await secondFactors.turnOn(user, first);
      }
      expect(await secondFactors.remove('anna')).toBe(true);
      expect(await secondFactors.remove('anna')).toBe(false);
      expect(await secondFactors.find('anna')).toBeNull();
      expect(await secondFactors.useRecoveryCode('anna', 'a')).toBe(false);
      await accounts.deleteUser('ben');
      expect(await secondFactors.find('ben')).toBeNull();
      expect(await secondFactors.useRecoveryCode('ben', 'a')).toBe(false);
    });
  });
}
