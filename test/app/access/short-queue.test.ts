import { expect, test } from 'vitest';
import { BusyError, createShortQueue } from '../../../src/app/access/short-queue.ts';
import { deferred } from '../../../src/app/deferred.ts';

const size = { atOnce: 1, waiting: { known: 1, strangers: 2 }, retryAfterSeconds: 3 };

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
  const all = ['a', 'b', 'c'].map(name => queue.inTurn('strangers', work(name)));
  await expect(queue.inTurn('strangers', work('d'))).rejects.toThrow(BusyError);
  expect(() => queue.expectRoom('strangers')).toThrow(BusyError);
  for (const name of ['a', 'b', 'c']) {
    await expect.poll(() => begun.at(-1)).toBe(name);
    end(name);
  }
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  expect(() => queue.expectRoom('strangers')).not.toThrow();
});

test('whoever leaves makes room, and their turn never comes', async () => {
  const queue = createShortQueue(size);
  const { begun, work, end } = workshop();
  const leaving = new AbortController();
  const first = queue.inTurn('strangers', work('a'));
  const left = queue.inTurn('strangers', work('b'), leaving.signal);
  const third = queue.inTurn('strangers', work('c'));
  leaving.abort(new Error('left'));
  await expect(left).rejects.toThrow('left');
  await expect(queue.inTurn('strangers', work('e'), leaving.signal)).rejects.toThrow('left');
  const last = queue.inTurn('strangers', work('d'));
  for (const name of ['a', 'c', 'd']) {
    await expect.poll(() => begun.at(-1)).toBe(name);
    end(name);
  }
  expect(await Promise.all([first, third, last])).toEqual(['a', 'c', 'd']);
  expect(begun).toEqual(['a', 'c', 'd']);
});

test('work that fails gives up its place', async () => {
  const queue = createShortQueue(size);
  await expect(queue.inTurn('strangers', () => Promise.reject(new Error('broken')))).rejects.toThrow(
    'broken',
  );
  expect(await queue.inTurn('strangers', async () => 'next')).toBe('next');
});

test('who is known has a place although strangers keep theirs full, and comes before them', async () => {
  const queue = createShortQueue(size);
  const { begun, work, end } = workshop();
  const strangers = ['a', 'b', 'c'].map(name => queue.inTurn('strangers', work(name)));
  expect(() => queue.expectRoom('strangers')).toThrow(BusyError);
  expect(() => queue.expectRoom('known')).not.toThrow();
  const known = queue.inTurn('known', work('k'));
  expect(() => queue.expectRoom('known')).toThrow(BusyError);
  end('a');
  await expect.poll(() => begun).toEqual(['a', 'k']);
  // Nor do those who are known keep strangers out.
  const next = queue.inTurn('known', work('l'));
  for (const [ended, begins] of [
    ['k', 'b'],
    ['b', 'l'],
    ['l', 'c'],
  ] as const) {
    end(ended);
    await expect.poll(() => begun.at(-1)).toBe(begins);
  }
  end('c');
  expect(await Promise.all([...strangers, known, next])).toEqual(['a', 'b', 'c', 'k', 'l']);
});
