import { describe, expect, test } from 'vitest';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { anna, answeredCall, leg } from '../entries.ts';
import { type Bench, derived, familiarityOf, recordAll } from './bench.ts';

export function restartContract(bench: Bench): void {
  describe('after a restart', () => {
    test('everything is as it was', async () => {
      const before = await bench.open();
      await recordAll(before, answeredCall(leg('A'), 1_000, 'w0'));
      const expected = await derived(before, [anna]);
      await before.close();
      const after = await bench.open();
      expect(await derived(after, [anna])).toEqual(expected);
      expect(await after.record(answeredCall(leg('A'), 1_000, 'w0')[0] ?? expect.fail())).toMatchObject({
        isNew: false,
      });
    });

    test('another half-life counts what is known anew', async () => {
      const before = await bench.open({ halfLifeDays: 1 });
      await recordAll(before, answeredCall(leg('A'), 0, 'w0'));
      await recordAll(before, answeredCall(leg('B'), 2 * msPerDay, 'w0'));
      expect(await familiarityOf(before, anna)).toMatchObject([{ answeredCalls: 2, weight: 1.25 }]);
      await before.close();
      const after = await bench.open({ halfLifeDays: 2 });
      expect(await familiarityOf(after, anna)).toMatchObject([{ answeredCalls: 2, weight: 1.5 }]);
    });

    test('a kind of call that is no longer learned from is forgotten', async () => {
      const before = await bench.open();
      await recordAll(before, answeredCall(leg('A'), 0, 'w0'));
      await recordAll(before, answeredCall(leg('B', { role: 'direct' }), 0, 'w1'));
      await before.close();
      const after = await bench.open({ learning: { ...defaultLearning, direct: false } });
      expect(await familiarityOf(after, anna)).toMatchObject([{ agentId: 'w0' }]);
    });
  });
}

const msPerDay = 86_400_000;
