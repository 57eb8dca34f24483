import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import { anna, answer, answeredCall, bert, hangup, leg, newCall } from '../entries.ts';
import { startInstances } from '../instances.ts';
import { type Bench, derived, familiarityOf, recordAll } from './bench.ts';

export function concurrencyContract(bench: Bench): void {
  describe('at the same moment', () => {
    test('the events of a call give the same as one after the other', async () => {
      const store = await bench.open();
      const calls = Array.from({ length: 5 }, (_, index) => transferredCall(`${index}`, index * 1_000));
      await Promise.all(calls.flat().map(entry => store.record(entry)));
      const reference = await bench.open({ database: { kind: 'sqlite', file: ':memory:' } });
      await recordAll(reference, calls.flat());
      expect(await derived(store, [anna])).toEqual(await derived(reference, [anna]));
    });

    test('each of several copies of an event is told that it is a copy, but for one', async () => {
      const store = await bench.open();
      const copies = Array.from({ length: 8 }, () => store.record(newCall(leg('A'), 1_000)));
      const results = await Promise.all(copies);
      expect(results.filter(result => result.isNew)).toHaveLength(1);
      expect(await store.entriesSince(0)).toHaveLength(1);
    });

    test('all calls between the same two people count', async () => {
      const store = await bench.open();
      const calls = Array.from({ length: 20 }, (_, index) => answeredCall(leg(`${index}`), index * 10, 'w0'));
      await Promise.all(calls.map(call => recordAll(store, call)));
      expect(await familiarityOf(store, anna)).toMatchObject([{ agentId: 'w0', answeredCalls: 20 }]);
    });

    test('calls are recorded while everything is rebuilt', async () => {
      const store = await bench.open();
      const earlier = Array.from({ length: 30 }, (_, index) => transferredCall(`${index}`, index * 1_000));
      const later = Array.from({ length: 30 }, (_, index) =>
        transferredCall(`later ${index}`, index * 1_000),
      );
      await recordAll(store, earlier.flat());
      // No more at once than there are connections: whoever waits too long for one is told so, on a slow machine too.
      const lanes = [0, 1, 2].map(lane => later.filter((_, index) => index % 3 === lane).flat());
      await Promise.all([store.rebuild(), ...lanes.map(lane => recordAll(store, lane)), store.rebuild()]);
      const reference = await bench.open({ database: { kind: 'sqlite', file: ':memory:' } });
      await recordAll(reference, [...earlier, ...later].flat());
      expect(await derived(store, [anna])).toEqual(await derived(reference, [anna]));
    });

    test('two instances start on an empty database and record the same calls', async () => {
      await startInstances(bench.database.config, 2);
      const store = await bench.open();
      expect(await store.recentCalls(100)).toHaveLength(20);
      expect(await familiarityOf(store, bert)).toMatchObject([{ agentId: 'w0', answeredCalls: 20 }]);
    });
  });
}

function transferredCall(id: string, startedAt: number): JournalEntry[] {
  const first = leg(`${id} A`, { flowId: `flow ${id}` });
  const second = leg(`${id} B`, { flowId: `flow ${id}`, originalCallId: `${id} A`, role: 'direct' });
  const bare = { ...second, flowId: null };
  return [
    newCall(first, startedAt),
    answer(first, startedAt + 100, 'w0'),
    newCall(second, startedAt + 200),
    answer(bare, startedAt + 300, 'w1'),
    hangup(first, startedAt + 400),
    hangup(second, startedAt + 500),
  ];
}
