import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { toParty } from '../../../src/domain/party.ts';
import { anna, answer, answeredCall, bert, hangup, hotline, leg, newCall } from '../entries.ts';
import { type Bench, recordAll } from './bench.ts';

const hourMs = 3_600_000;

/** w7 calls Anna and nobody answers; the call begins at `at`. */
async function callInVain(store: Store, at: number, agentId = 'w7'): Promise<void> {
  const out = leg(`out-${at}`, {
    role: 'outgoing',
    direction: 'out',
    caller: toParty('+4921199999'),
    called: toParty(anna),
  });
  await store.record({ ...newCall(out, at), agentIds: [agentId] });
  await store.record(hangup(out, at + 30_000, 'no-answer'));
}

async function returnCallAt(store: Store, now: number, memory = '') {
  return (await store.recallCaller({ numbers: [anna], memory, since: now - 24 * hourMs })).returnCall;
}

export function recallingContract(bench: Bench): void {
  describe('recalling a caller', () => {
    test('an agent who called in vain is remembered for the time asked for, 23 hours but not 25', async () => {
      const store = await bench.open();
      await callInVain(store, hourMs);
      expect(await returnCallAt(store, 24 * hourMs)).toEqual({ agentId: 'w7', calledAt: hourMs });
      expect(await returnCallAt(store, 26 * hourMs)).toBeNull();
    });

    test('the last who did is meant', async () => {
      const store = await bench.open();
      await callInVain(store, hourMs, 'w7');
      await callInVain(store, 2 * hourMs, 'w8');
      expect(await returnCallAt(store, 3 * hourMs)).toMatchObject({ agentId: 'w8' });
    });

    test('whoever has talked to anybody meanwhile is not called back', async () => {
      const store = await bench.open();
      await callInVain(store, hourMs);
      await recordAll(store, answeredCall(leg('A'), 2 * hourMs, 'w0'));
      expect(await returnCallAt(store, 3 * hourMs)).toBeNull();
      await callInVain(store, 4 * hourMs);
      expect(await returnCallAt(store, 5 * hourMs)).toMatchObject({ calledAt: 4 * hourMs });
    });

    test('a call in vain makes nobody familiar', async () => {
      const store = await bench.open();
      await callInVain(store, hourMs);
      expect((await store.recallCaller({ numbers: [anna], memory: '', since: 0 })).familiarity).toEqual([]);
    });

    test('a call that turns out to have been answered was not in vain', async () => {
      const store = await bench.open();
      await callInVain(store, hourMs);
      const out = leg(`out-${hourMs}`, { role: 'outgoing', direction: 'out', called: toParty(anna) });
      await store.record(answer(out, hourMs + 10_000, 'w7'));
      const recalled = await store.recallCaller({ numbers: [anna], memory: '', since: 0 });
      expect(recalled).toMatchObject({
        returnCall: null,
        familiarity: [{ agentId: 'w7', answeredCalls: 1 }],
      });
    });

    test('a rebuild finds the same', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), hourMs / 2, 'w0'));
      await callInVain(store, hourMs);
      const asked = { numbers: [anna], memory: '', since: 0 };
      const before = await store.recallCaller(asked);
      await store.rebuild();
      expect(await store.recallCaller(asked)).toEqual(before);
    });

    test('the numbers of one customer share what is known', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), hourMs, 'w0'));
      await recordAll(store, answeredCall(leg('B', { caller: toParty(bert) }), hourMs, 'w1'));
      const { familiarity } = await store.recallCaller({ numbers: [anna, bert], memory: '', since: 0 });
      expect(familiarity.map(one => one.agentId).toSorted()).toEqual(['w0', 'w1']);
    });

    test('a hotline with a memory of its own knows only its calls, and others know nothing of them', async () => {
      const store = await bench.open({ ownMemories: { [hotline]: 'Support' } });
      await recordAll(store, answeredCall(leg('A'), hourMs, 'w0'));
      await recordAll(store, answeredCall(leg('B', { role: 'direct' }), 2 * hourMs, 'w1'));
      const knownTo = async (memory: string) =>
        (await store.recallCaller({ numbers: [anna], memory, since: 0 })).familiarity.map(one => one.agentId);
      expect([await knownTo('Support'), await knownTo('')]).toEqual([['w0'], ['w1']]);
      await callInVain(store, 3 * hourMs);
      expect(await returnCallAt(store, 4 * hourMs, 'Support')).toMatchObject({ agentId: 'w7' });
    });

    test('new rules of learning hold at once, for the past as well', async () => {
      const store = await bench.open();
      await recordAll(store, answeredCall(leg('A'), hourMs, 'w0'));
      const rules = { learning: defaultLearning, halfLifeDays: 90, ownMemories: { [hotline]: 'Support' } };
      await store.learnBy(rules);
      const asked = { numbers: [anna], memory: 'Support', since: 0 };
      expect((await store.recallCaller(asked)).familiarity).toMatchObject([{ agentId: 'w0' }]);
      await store.learnBy({ ...rules, learning: { ...defaultLearning, minTalkMs: 10 * hourMs } });
      expect((await store.recallCaller(asked)).familiarity).toEqual([]);
      await recordAll(store, answeredCall(leg('B'), 2 * hourMs, 'w0'));
      expect((await store.recallCaller(asked)).familiarity).toEqual([]);
    });

    test('a transferred call counts for the first agent where that is set', async () => {
      const store = await bench.open({ learning: { ...defaultLearning, credit: 'first' } });
      const first = leg('A');
      const second = leg('B', { originalCallId: 'A', flowId: 'flow-A', role: 'direct' });
      await recordAll(store, [newCall(first, 1_000), answer(first, 2_000, 'w0')]);
      await recordAll(store, [newCall(second, 3_000), answer(second, 4_000, 'w1')]);
      const { familiarity } = await store.recallCaller({ numbers: [anna], memory: '', since: 0 });
      expect(familiarity).toMatchObject([{ agentId: 'w0', answeredCalls: 1 }]);
    });
  });
}
