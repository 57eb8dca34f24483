import { expect, test } from 'vitest';
import { inTurn } from '../../src/store/in-turn.ts';

test('no more than the given number run at once, and the others follow in order', async () => {
  const takeTurn = inTurn(2);
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
