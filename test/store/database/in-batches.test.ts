import { expect, test } from 'vitest';
import { inBatches } from '../../../src/store/database/in-batches.ts';
import { LateError } from '../../../src/store/database/within.ts';

const options = { maxAtOnce: 1, maxItems: 3, maxWaitMs: 60_000, isOfOneItem: () => false };

/** Work that is done when the test says so. */
function heldUp() {
  const batches: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const run = async (items: readonly number[]): Promise<readonly number[]> => {
    batches.push(items);
    await new Promise<void>(resolve => ends.push(resolve));
    return items.map(item => item * 10);
  };
  return { run, batches, endNext: () => ends.shift()?.() };
}

const nextTurn = () => new Promise(resolve => setImmediate(resolve));

test('what comes while a batch is under way goes together, and each is told its own result', async () => {
  const { run, batches, endNext } = heldUp();
  const take = inBatches(run, options);
  const results = [take(1)];
  await nextTurn();
  results.push(take(2), take(3), take(4), take(5));
  for (let batch = 0; batch < 3; batch++) {
    await nextTurn();
    endNext();
    await nextTurn();
  }
  expect(await Promise.all(results)).toEqual([10, 20, 30, 40, 50]);
  expect(batches).toEqual([[1], [2, 3, 4], [5]]);
});

test('one item that is refused does not keep the others from being taken', async () => {
  const run = async (items: readonly number[]): Promise<readonly number[]> => {
    if (items.includes(2)) throw new Error('2 is refused');
    return items;
  };
  const take = inBatches(run, { ...options, isOfOneItem: error => String(error).includes('refused') });
  const [one, two, three] = await Promise.allSettled([take(1), take(2), take(3)]);
  expect([one, three]).toEqual([
    { status: 'fulfilled', value: 1 },
    { status: 'fulfilled', value: 3 },
  ]);
  expect(two).toMatchObject({ status: 'rejected', reason: new Error('2 is refused') });
});

test('a failure of the whole is told to all, and not tried again for each', async () => {
  let runs = 0;
  const run = async (): Promise<readonly number[]> => {
    runs += 1;
    throw new Error('away');
  };
  const take = inBatches(run, options);
  const outcomes = await Promise.allSettled([take(1), take(2)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(runs).toBe(1);
});

test('who waits for longer than allowed, since nothing can begin, is told so, and later ones are taken again', async () => {
  const { run, endNext } = heldUp();
  const take = inBatches(run, { ...options, maxWaitMs: 1 });
  const first = take(1);
  await nextTurn();
  await expect(Promise.all([take(2), take(3)])).rejects.toThrow(LateError);
  endNext();
  expect(await first).toBe(10);
  const last = take(4);
  await nextTurn();
  endNext();
  expect(await last).toBe(40);
});
