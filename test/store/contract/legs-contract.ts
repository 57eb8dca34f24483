import { describe, expect, test } from 'vitest';
import { anna, answer, bert, hangup, keysPressed, leg, newCall } from '../entries.ts';
import { type Bench, derived, familiarityOf, recordAll } from './bench.ts';

export function legsContract(bench: Bench): void {
  describe('joining legs', () => {
    test('an event that came without the id of its call finds its call later', async () => {
      const store = await bench.open();
      const bare = leg('A', { flowId: null, originalCallId: null });
      const before = await store.record(answer(bare, 2_000, 'w0'));
      expect(before.call?.flowId).toBe('A');
      expect(await familiarityOf(store, anna)).toMatchObject([{ answeredCalls: 1 }]);

      const joined = await store.record(newCall(leg('A'), 1_000));
      expect(joined.call).toMatchObject({ flowId: 'flow-A', startedAt: 1_000, answeredAt: 2_000 });
      expect(await store.recentCalls(10)).toEqual([{ call: joined.call, decision: null }]);
      expect(await familiarityOf(store, anna)).toMatchObject([{ agentId: 'w0', answeredCalls: 1 }]);
      expect((await store.entriesSince(0)).map(entry => entry.flowId)).toEqual(['flow-A', 'flow-A']);
    });

    test('an event that comes without the id of its call is filed with its leg', async () => {
      const store = await bench.open();
      const bare = leg('A', { flowId: null, originalCallId: null });
      await store.record(newCall(leg('A'), 1_000));
      const keys = await store.record(keysPressed(bare, 1_500, '1'));
      const ended = await store.record(hangup(bare, 2_000, 'cancel'));
      expect(keys.entry.flowId).toBe('flow-A');
      expect(ended.call).toMatchObject({ flowId: 'flow-A', endedAt: 2_000 });
    });

    test('two calls become one when a third leg shows that they are', async () => {
      const store = await bench.open();
      const first = leg('A', { flowId: null });
      const second = leg('B', { flowId: 'whole', originalCallId: null, role: 'direct' });
      const link = leg('B', { flowId: null, originalCallId: 'A', role: 'direct' });
      await recordAll(store, [newCall(first, 1_000), answer(first, 2_000, 'w0')]);
      await recordAll(store, [newCall(second, 3_000), answer(second, 4_000, 'w1')]);
      expect(await store.recentCalls(10)).toHaveLength(2);

      const { call } = await store.record(hangup(link, 5_000));
      expect(call).toMatchObject({ flowId: 'whole', kind: 'hotline', agentId: 'w1', answeredAt: 2_000 });
      expect((await derived(store, [anna])).calls).toEqual([call]);
      expect((await derived(store, [anna])).familiarity[anna]).toMatchObject([{ agentId: 'w1' }]);
    });

    test('a leg that names only a former id of its call is filed with it', async () => {
      const store = await bench.open();
      const bare = leg('B', { flowId: null, originalCallId: 'A', role: 'direct' });
      await store.record(newCall(bare, 2_000));
      await store.record(
        answer(leg('B', { originalCallId: 'A', role: 'direct', flowId: 'whole' }), 3_000, 'w0'),
      );
      await store.record(newCall(leg('A', { flowId: null }), 1_000));
      expect(await store.recentCalls(10)).toMatchObject([
        { call: { flowId: 'whole', kind: 'hotline', startedAt: 1_000 } },
      ]);
    });

    test('calls of different people stay apart', async () => {
      const store = await bench.open();
      const other = leg('B', { caller: { kind: 'number', number: bert } });
      await recordAll(store, [newCall(leg('A'), 1_000), newCall(other, 1_000)]);
      await recordAll(store, [answer(other, 2_000, 'w1'), answer(leg('A'), 2_000, 'w0')]);
      expect((await derived(store, [anna, bert])).familiarity).toMatchObject({
        [anna]: [{ agentId: 'w0' }],
        [bert]: [{ agentId: 'w1' }],
      });
    });
  });
}
