import { expect, onTestFinished, test, vi } from 'vitest';
import { atMostAtOnce } from '../../../src/store/database/at-most-at-once.ts';

test('no more than the given number run at once, and the others follow in order', async () => {
  const takeTurn = atMostAtOnce(2, 60_000);
  const started: string[] = [];
  const run = (name: string, gate: Promise<string>) =>
    takeTurn(() => {
      started.push(name);
      return gate;
    });
  let openB = (_result: string) => {};
  let openA = (_result: string) => {};
  const a = run(
    'a',
    new Promise(resolve => {
      openA = resolve;
    }),
  );
  const b = run(
    'b',
    new Promise(resolve => {
      openB = resolve;
    }),
  );
  const c = run('c', Promise.reject(new Error('c failed')));
  const d = run('d', Promise.resolve('d is done'));
  expect(started).toEqual(['a', 'b']);
  openB('b is done');
  expect(await b).toBe('b is done');
  await expect(c).rejects.toThrow('c failed');
  expect(await d).toBe('d is done');
  expect(started).toEqual(['a', 'b', 'c', 'd']);
  openA('a is done');
  expect(await a).toBe('a is done');
});

test('whose turn does not come in time is told so and never begins, and the others are not held up', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const takeTurn = atMostAtOnce(1, 2_000);
  let open = (_result: string) => {};
  const slow = takeTurn(
    () =>
      new Promise<string>(resolve => {
        open = resolve;
      }),
  );
  const late = vi.fn(async () => 'late');
  const lateness = expect(takeTurn(late)).rejects.toThrow('No answer within 2000 ms.');
  await vi.advanceTimersByTimeAsync(1_000);
  const inTime = takeTurn(async () => 'in time');
  // A little more, since what has come is read before anybody is told.
  await vi.advanceTimersByTimeAsync(1_010);
  await lateness;
  open('slow');
  expect(await Promise.all([slow, inTime])).toEqual(['slow', 'in time']);
  expect(late).not.toHaveBeenCalled();
  expect(await takeTurn(async () => 'another')).toBe('another');
});
