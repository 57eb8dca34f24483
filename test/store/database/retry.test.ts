import { expect, test } from 'vitest';
import { retry } from '../../../src/store/database/retry.ts';

/** Work that fails the given number of times. */
function failing(times: number, message: string): { run: () => Promise<string>; runs: () => number } {
  let runs = 0;
  return {
    runs: () => runs,
    run: async () => {
      runs += 1;
      if (runs <= times) throw new Error(message);
      return 'done';
    },
  };
}

const patience = { maxRuns: 10, maxMs: 10_000, longestPauseMs: 20 };
const mayPass = (error: unknown) => error instanceof Error && error.message === 'locked';

test('work that failed for a moment is done in the end', async () => {
  const work = failing(3, 'locked');
  expect(await retry(work.run, mayPass, patience)).toBe('done');
  expect(work.runs()).toBe(4);
});

test('work that fails for good is not run again', async () => {
  const work = failing(1, 'wrong');
  await expect(retry(work.run, mayPass, patience)).rejects.toThrow('wrong');
  expect(work.runs()).toBe(1);
});

test('work that never succeeds is given up', async () => {
  const work = failing(Infinity, 'locked');
  await expect(retry(work.run, mayPass, patience)).rejects.toThrow('locked');
  expect(work.runs()).toBe(10);
});
