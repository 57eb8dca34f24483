import { describe, expect, test } from 'vitest';
import { pauseEntry } from '../../../src/switchboard/pause.ts';
import { answeredCall, leg } from '../entries.ts';
import { type Bench, recordAll } from './bench.ts';

const pausedAt = (now: number, agentId = 'w1') =>
  pauseEntry({ type: 'agentPaused', until: null, reason: 'Änderung' }, { agentId, by: 'chefin', now });
const resumedAt = (now: number) => pauseEntry({ type: 'agentResumed' }, { agentId: 'w1', by: 'x', now });

export function pausesContract(bench: Bench): void {
  describe('pauses', () => {
    test('are found since a moment, oldest first, whatever else is in the journal', async () => {
      const store = await bench.open();
      await recordAll(store, [
        pausedAt(1_000),
        ...answeredCall(leg('A'), 2_000, 'w1'),
        resumedAt(3_000),
        pausedAt(3_000, 'w2'),
      ]);
      expect(await store.pausesSince(1_001)).toEqual([resumedAt(3_000), pausedAt(3_000, 'w2')]);
      expect(await store.pausesSince(-5)).toHaveLength(3);
    });

    test('recorded twice are there once, and are no calls', async () => {
      const store = await bench.open();
      expect(await store.record(pausedAt(1_000))).toMatchObject({ isNew: true, call: null });
      expect(await store.record(pausedAt(1_000))).toMatchObject({ isNew: false, call: null });
      await store.rebuild();
      expect(await store.pausesSince(0)).toEqual([pausedAt(1_000)]);
      expect(await store.recentCalls(10)).toEqual([]);
    });
  });
}
