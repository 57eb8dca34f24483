import { expect, test } from 'vitest';
import { BusyError, createShortQueue } from '../../../src/app/access/short-queue.ts';
import { deferred } from '../../../src/app/deferred.ts';

const size = { atOnce: 1, waiting: 2, retryAfterSeconds: 3 };

/** Work that ends when it is told to, and what has begun. */
function workshop() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async (): Promise<string> => {
    begun.push(name);
    const { promise, resolve } = deferred();
    ends.set(name, resolve);
    await promise;
    return name;
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

test('a few are served in the order they came, and whoever finds the queue full is sent away', async () => {
  const queue = createShortQueue(size);
  const { begun, work, end } = workshop();
  const all = ['a', 'b', 'c'].map(name => queue.inTurn(work(name)));
  await expect(queue.inTurn(work('d'))).rejects.toThrow(BusyError);
  expect(() => queue.expectRoom()).toThrow(BusyError);
  for (const name of ['a', 'b', 'c']) {
    await expect.poll(() => begun.at(-1)).toBe(name);
    end(name);
  }
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  expect(() => queue.expectRoom()).not.toThrow();
});

test('whoever leaves makes room, and their turn never comes', async () => {
  const queue = createShortQueue(size);
  const { begun, work, end } = workshop();
  const leaving = new AbortController();
  const first = queue.inTurn(work('a'));
  const left = queue.inTurn(work('b'), leaving.signal);
  const third = queue.inTurn(work('c'));
  leaving.abort(new Error('left'));
  await expect(left).rejects.toThrow('left');
  await expect(queue.inTurn(work('e'), leaving.signal)).rejects.toThrow('left');
  const last = queue.inTurn(work('d'));
  for (const name of ['a', 'c', 'd']) {
    await expect.poll(() => begun.at(-1)).toBe(name);
    end(name);
  }
  expect(await Promise.all([first, third, last])).toEqual(['a', 'c', 'd']);
  expect(begun).toEqual(['a', 'c', 'd']);
});

test('work that fails gives up its place', async () => {
  const queue = createShortQueue(size);
  await expect(queue.inTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.inTurn(async () => 'next')).toBe('next');
});
