import { describe, expect, test, vi } from 'vitest';
import type { Recorded } from '../../../src/app/ports/store.ts';
import { decisionFor } from '../decisions.ts';
import { answer, hangup, leg, newCall } from '../entries.ts';
import { type Bench, openTwo } from './bench.ts';

export function instancesContract(bench: Bench): void {
  describe('among instances', () => {
    test('a lease is held by one, renewed by it, and free once it is over', async () => {
      const [one, other] = await openTwo(bench);
      expect(await one.leaseEnd('poll')).toBeNull();
      expect(await one.holdLease('poll', 1_000, 2_000)).toBe(true);
      expect(await one.holdLease('poll', 1_500, 2_500)).toBe(true);
      expect(await one.holdLease('another', 1_500, 2_500)).toBe(true);
      if (one === other) return;
      expect(await other.holdLease('poll', 2_499, 9_000)).toBe(false);
      expect(await other.holdLease('poll', 2_500, 9_000)).toBe(true);
      expect(await one.holdLease('poll', 3_000, 9_000)).toBe(false);
      expect(await one.leaseEnd('poll')).toBe(9_000);
    });

    test('a lease from before the clock was put back by an hour is anybody’s', async () => {
      const [one, other] = await openTwo(bench);
      if (one === other) return;
      const hourMs = 3_600_000;
      await one.holdLease('clock', hourMs, hourMs + 30_000);
      expect(await other.holdLease('clock', 0, 0)).toBe(false);
      expect(await other.holdLease('clock', 0, 30_000)).toBe(true);
      expect(await one.holdLease('clock', 20_000, 50_000)).toBe(false);
    });

    test('the store says whether there may be any', async () => {
      expect((await bench.open()).isShared).toBe(bench.database.config.kind !== 'sqlite');
    });

    test('following ends when it is told to', async () => {
      const store = await bench.open();
      const stop = new AbortController();
      const following = store.follow(() => {}, stop.signal);
      stop.abort();
      await expect(following).resolves.toBeUndefined();
    });

    test('of what the other records behind the end of its leg, after it waited on disk, the whole call is told', async () => {
      const [one, other] = await openTwo(bench);
      if (one === other) return;
      const heard: Recorded[] = [];
      const stop = new AbortController();
      const following = one.follow(recorded => heard.push(recorded), stop.signal);
      const rings = newCall(leg('A'), 1_000, decisionFor('A', ['w0']));
      await one.record(hangup(leg('A'), 3_000));
      await other.record(answer(leg('A'), 2_000, 'w0'));
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0), { timeout: 10_000 });
      await other.record(rings);
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(2), { timeout: 10_000 });
      stop.abort();
      await following;
      expect(heard.map(({ entry, isNew }) => [entry.event.type, isNew])).toEqual([
        ['answer', true],
        ['hangup', false],
        ['newCall', true],
        ['answer', false],
        ['hangup', false],
      ]);
    });

    test('each entry of the other is heard of with its decision and its call, and never an own one', async () => {
      const [one, other] = await openTwo(bench);
      if (one === other) return;
      const heard: Recorded[] = [];
      const stop = new AbortController();
      const following = one.follow(recorded => heard.push(recorded), stop.signal);
      const ids = Array.from({ length: 40 }, (_, index) => `${index}`);
      // Twenty at the same moment, and not eighty, of which the last waits for a connection too long on a busy machine.
      for (let first = 0; first < ids.length; first += 10)
        await Promise.all(
          ids
            .slice(first, first + 10)
            .flatMap(id => [
              other.record(newCall(leg(id), 1_000, decisionFor(id, ['w0']))),
              one.record(newCall(leg(`own ${id}`), 1_000)),
            ]),
        );
      await other.record(answer(leg('0'), 2_000, 'w0'));
      await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(41), { timeout: 10_000 });
      stop.abort();
      await following;
      expect(new Set(heard.map(each => each.entry.event.callId))).toEqual(new Set(ids));
      expect(heard.at(-1)).toMatchObject({ isNew: true, call: { callId: '0', agentId: 'w0' } });
      expect(heard[0]?.entry.decision?.outcome).toMatchObject({ agentIds: ['w0'] });
    });
  });
}
