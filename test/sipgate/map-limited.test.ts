import { expect, test } from 'vitest';
import { mapLimited } from '../../src/sipgate/map-limited.ts';

/** Work that waits to be told to finish or fail. */
function heldWork() {
  const begun: { item: string; finish: () => void; fail: (error: Error) => void }[] = [];
  const work = (item: string): Promise<string> =>
    new Promise((resolve, reject) => {
      begun.push({ item, finish: () => resolve(item.toUpperCase()), fail: reject });
    });
  return { begun, work };
}

const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('only so many are at work at a time, and the order is kept', async () => {
  const { begun, work } = heldWork();
  const results = mapLimited(['a', 'b', 'c', 'd'], 2, work);
  await settle();
  expect(begun.map(({ item }) => item)).toEqual(['a', 'b']);
  begun[1]?.finish();
  await settle();
  expect(begun.map(({ item }) => item)).toEqual(['a', 'b', 'c']);
  for (const { finish } of begun) finish();
  await settle();
  begun[3]?.finish();
  expect(await results).toEqual(['A', 'B', 'C', 'D']);
});

test('after a failure nothing more is begun', async () => {
  const { begun, work } = heldWork();
  const results = mapLimited(['a', 'b', 'c', 'd'], 2, work);
  const failure = expect(results).rejects.toThrow('no');
  await settle();
  begun[0]?.fail(new Error('no'));
  await failure;
  begun[1]?.finish();
  await settle();
  expect(begun.map(({ item }) => item)).toEqual(['a', 'b']);
});

test('nothing to do is done at once', async () => {
  expect(await mapLimited([], 4, heldWork().work)).toEqual([]);
});
