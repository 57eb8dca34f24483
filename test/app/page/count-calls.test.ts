import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readCalls } from '../../../src/app/page/count-calls.ts';
import type { PastDecision } from '../../../src/app/ports/page.ts';
import { createTestApp } from '../../support/app.ts';

const calls = 500;
const busyMs = 1;

test('calls are let in while a long period is read from a database within this process', async () => {
  const { context } = await createTestApp();
  const { directory } = context.store;
  let read = 0;
  const callsBetween: typeof directory.callsBetween = async ({ limit }) => {
    read += limit;
    const page: PastDecision[] = Array.from({ length: limit }, () => ({}) as PastDecision);
    return { calls: page, next: read < calls ? { firstSeenAt: read, flowId: '' } : null };
  };
  const store = { ...context.store, directory: { ...directory, callsBetween } };

  const reading = new AbortController();
  let turns = 0;
  const elsewhere = (async () => {
    for (; !reading.signal.aborted; turns += 1) await nextTurn();
  })();
  let taken = 0;
  for await (const _ of readCalls({ store }, { from: 0, to: 1 })) {
    taken += 1;
    // What is made of a call takes its time.
    for (const from = performance.now(); performance.now() - from < busyMs; );
  }
  reading.abort();
  await elsewhere;
  expect(taken).toBe(calls);
  expect(turns).toBeGreaterThan(5);
});
