import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventQueue } from '../../../src/analysis/replay/event-queue.ts';

test('whatever the order in which events are added, the soonest comes first, and of two alike the earlier added', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), moments => {
      const queue = createEventQueue<number>();
      for (const [index, at] of moments.entries()) queue.add(at, index);
      const taken = moments.map(() => queue.take());
      const sorted = moments
        .map((at, event) => ({ at, event }))
        .sort((a, b) => a.at - b.at || a.event - b.event);
      expect(taken.map(one => ({ at: one?.at, event: one?.event }))).toEqual(sorted);
      expect([queue.size, queue.nextAt(), queue.take()]).toEqual([0, Number.POSITIVE_INFINITY, null]);
    }),
  );
});
