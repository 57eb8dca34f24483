import { describe, expect, test } from 'vitest';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { toParty } from '../../../src/domain/party.ts';
import { anna, answer, answeredCall, bert, hangup, leg, newCall } from '../entries.ts';
import { type Bench, derived, familiarityOf, recordAll } from './bench.ts';

export function learningContract(bench: Bench): void {
  describe('learning', () => {
    test('every answered call makes caller and agent more familiar', async () => {
      const store = await bench.open({ halfLifeDays: 1 });
      await recordAll(store, answeredCall(leg('A'), 0, 'w0'));
      await recordAll(store, answeredCall(leg('B'), msPerDay, 'w0'));
      await recordAll(store, answeredCall(leg('C'), msPerDay, 'w1'));
      expect((await derived(store, [anna, bert])).familiarity).toEqual({
        [anna]: [
          { agentId: 'w0', answeredCalls: 2, weight: 1.5, lastAnsweredAt: msPerDay + 5_000 },
          { agentId: 'w1', answeredCalls: 1, weight: 1, lastAnsweredAt: msPerDay + 5_000 },
        ],
        [bert]: [],
      });
    });

    test('a call nobody has answered teaches nothing', async () => {
      const store = await bench.open();
      await recordAll(store, [newCall(leg('A'), 1_000), hangup(leg('A'), 9_000, 'cancel')]);
      expect(await familiarityOf(store, anna)).toEqual([]);
    });

    test('a caller who withholds the number stays unknown', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A', { caller: toParty('anonymous') }), 1_000, 'w0'));
      expect((await derived(store, [anna, bert])).familiarity).toEqual({ [anna]: [], [bert]: [] });
      expect(await store.recentCalls(1)).toMatchObject([{ call: { caller: null, agentId: 'w0' } }]);
    });

    test('a mailbox and a queue are nobody to be familiar with', async () => {
      const store = await bench.open();
      await recordAll(store, [newCall(leg('A'), 1_000), answer(leg('A'), 2_000, null)]);
      const mailbox = leg('B', { originalCallId: 'A', flowId: 'flow-A', role: 'voicemail' });
      await recordAll(store, [newCall(mailbox, 3_000), answer(mailbox, 4_000, null)]);
      expect(await familiarityOf(store, anna)).toEqual([]);
    });

    test('the agent who takes over a call gets the credit for it', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('earlier'), 1_000, 'w0'));
      const first = leg('A');
      const transferred = leg('B', { originalCallId: 'A', flowId: 'flow-A', role: 'direct' });
      await recordAll(store, [newCall(first, 100_000), answer(first, 101_000, 'w0')]);
      expect(await familiarityOf(store, anna)).toMatchObject([{ agentId: 'w0', answeredCalls: 2 }]);
      await recordAll(store, [newCall(transferred, 110_000), answer(transferred, 111_000, 'w1')]);
      expect((await derived(store, [anna])).familiarity[anna]).toEqual([
        { agentId: 'w0', answeredCalls: 1, weight: 1, lastAnsweredAt: 6_000 },
        { agentId: 'w1', answeredCalls: 1, weight: 1, lastAnsweredAt: 101_000 },
      ]);
    });

    test.each([
      ['direct', { direct: false, outgoing: true }],
      ['outgoing', { direct: true, outgoing: false }],
    ] as const)('%s calls are learned from only where that is wanted', async (kind, learning) => {
      const own = { role: kind, caller: toParty(anna), called: toParty(anna) };
      const unwanted = await bench.open({ learning: { ...defaultLearning, ...learning } });
      await recordAll(unwanted, answeredCall(leg('A', own), 1_000, 'w0'));
      expect(await familiarityOf(unwanted, anna)).toEqual([]);

      const wanted = await bench.open();
      await recordAll(wanted, answeredCall(leg('B', own), 2_000, 'w0'));
      expect(await familiarityOf(wanted, anna)).toMatchObject([{ agentId: 'w0', answeredCalls: 2 }]);
    });
  });
}

const msPerDay = 86_400_000;
