import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { within } from '../../../src/store/database/within.ts';
import { stayBusy, stayBusyInPieces } from '../../support/busy.ts';

/** Comes from outside of this process, like the answer of a database. */
const answer = () => readFile(import.meta.filename);

async function answers(count: number): Promise<number> {
  for (let done = 0; done < count; done++) await answer();
  return count;
}

describe('a database that answers in time', () => {
  test('is not called late because this process was busy when the answer came', async () => {
    const waiting = within(answer(), 50);
    stayBusy(300);
    await expect(waiting).resolves.toBeDefined();
  });

  test('nor because it is busy again and again while several answers come', async () => {
    const stop = stayBusyInPieces(45);
    await expect(within(answers(4), 50)).resolves.toBe(4);
    stop();
  });
});

test('a database that says nothing is given up', async () => {
  const silence = new Promise(() => {});
  await expect(within(silence, 50)).rejects.toThrow('No answer within 50 ms');
});

test('a process that does not get to work at all gives up in the end, and says that it was itself', async () => {
  const stop = stayBusyInPieces(60);
  await expect(within(new Promise(() => {}), 50)).rejects.toMatchObject({ name: 'LateError', isOurs: true });
  stop();
}, 20_000);

test('an error of the database is told at once', async () => {
  await expect(within(Promise.reject(new Error('gone')), 60_000)).rejects.toThrow('gone');
});
