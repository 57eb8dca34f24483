import { expect, test } from 'vitest';
import { startClock } from '../../src/emulator/clock.ts';

const never = new Promise<never>(() => {});

test('waits end in the order of their time, whatever the order in which they began', async () => {
  const clock = startClock({ startAt: 0, speed: 1_000_000 });
  const ended: number[] = [];
  await Promise.all([300, 100, 200, 100].map(seconds => clock.wait(seconds).then(() => ended.push(seconds))));
  expect(ended).toEqual([100, 100, 200, 300]);
});

test('when a wait ends it is exactly its time, however fast the clock', async () => {
  const clock = startClock({ startAt: 1000, speed: 1_000_000 });
  await clock.wait(5);
  expect(clock.now()).toBe(6000);
  await clock.wait(0.5);
  expect(clock.now()).toBe(6500);
});

test('time does not pass what is still to be done', async () => {
  const clock = startClock({ startAt: 0, speed: 1_000_000 });
  const waiting = clock.wait(1);
  await nextTurn();
  busyFor(5);
  expect(clock.now()).toBe(1000);
  await waiting;
});

test('within one turn of the event loop time stands still', () => {
  const clock = startClock({ startAt: 0, speed: 1_000_000 });
  const before = clock.now();
  busyFor(5);
  expect(clock.now()).toBe(before);
});

test('else it passes as fast as its speed says', async () => {
  const clock = startClock({ startAt: 0, speed: 1_000_000 });
  await nextTurn();
  busyFor(5);
  expect(clock.now()).toBeGreaterThanOrEqual(5 * 1_000_000);
});

test('while the real world is awaited, time runs no faster than there', async () => {
  const clock = startClock({ startAt: 0, speed: 1_000_000 });
  const startedAt = performance.now();
  await clock.inRealTime(nextTurn);
  expect(clock.now()).toBeLessThanOrEqual(performance.now() - startedAt);
});

test('a wait that is aborted ends at once, and so does one that begins too late', async () => {
  const clock = startClock({ startAt: 0, speed: 1 });
  const gone = new AbortController();
  const waiting = clock.wait(1000, gone.signal);
  gone.abort();
  expect(await Promise.all([waiting, clock.wait(1000, gone.signal)])).toEqual([false, false]);
});

test('a stopped clock ends all waits and stands still', async () => {
  const clock = startClock({ startAt: 0, speed: 1_000_000 });
  const waiting = clock.wait(1_000_000_000);
  void clock.inRealTime(() => never);
  clock.stop();
  const stoppedAt = clock.now();
  expect(await Promise.all([waiting, clock.wait(1)])).toEqual([false, false]);
  expect(clock.now()).toBe(stoppedAt);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a speed of %d is refused', speed => {
  expect(() => startClock({ startAt: 0, speed })).toThrow(`speed is ${speed}; it must be a number above 0`);
});

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

function busyFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
