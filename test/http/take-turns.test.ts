import { createServer } from 'node:net';
import { setImmediate as nextRound } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeTurns } from '../../src/http/take-turns.ts';

/** Three requests for the page that came at once, and how many of them have begun. */
function threeRequests() {
  const server = createServer();
  const turn = takeTurns(server);
  let begun = 0;
  for (let number = 0; number < 3; number++)
    void turn().then(() => {
      begun += 1;
    });
  return { begun: () => begun, somebodyConnects: () => server.emit('connection') };
}

test('requests for the page begin one in each round', async () => {
  const { begun } = threeRequests();
  for (const expected of [1, 2, 3, 3]) {
    await nextRound();
    expect(begun()).toBe(expected);
  }
});

test('somebody new, who may be sipgate, comes first', async () => {
  const { begun, somebodyConnects } = threeRequests();
  for (let round = 0; round < 20; round++) {
    somebodyConnects();
    await nextRound();
  }
  expect(begun()).toBe(0);
  await nextRound();
  expect(begun()).toBe(1);
});

test('somebody who connects without end keeps nobody from the page', async () => {
  const { begun, somebodyConnects } = threeRequests();
  for (let round = 0; round < 21; round++) {
    somebodyConnects();
    await nextRound();
  }
  expect(begun()).toBe(1);
});
