import { expect, test } from 'vitest';
import { watchClock } from '../../../src/app/switchboard/watch-clock.ts';

const hourMs = 3_600_000;

function startWatch() {
  let [wallMs, uptimeMs] = [1_000_000, 500];
  const leaps: number[] = [];
  const { clock, onLeap } = watchClock(
    () => wallMs,
    () => uptimeMs,
  );
  onLeap(byMs => leaps.push(byMs));
  return {
    leaps,
    read: clock,
    pass(ms: number) {
      wallMs += ms;
      uptimeMs += ms;
    },
    leap(ms: number) {
      wallMs += ms;
    },
  };
}

test('time that passes is no leap, however much it is', () => {
  const { leaps, pass, read } = startWatch();
  pass(5 * hourMs);
  expect(read()).toBe(1_000_000 + 5 * hourMs);
  expect(leaps).toEqual([]);
});

test.each([
  ['forward', hourMs],
  ['back', -hourMs],
])('a clock that is put %s an hour is told once, by how much', (_, byMs) => {
  const { leaps, leap, pass, read } = startWatch();
  leap(byMs);
  pass(10);
  expect(read()).toBe(1_000_010 + byMs);
  read();
  expect(leaps).toEqual([byMs]);
});

test('a listener hears of a leap before whoever reads the clock', () => {
  const { leaps, leap, read } = startWatch();
  leap(hourMs);
  const seen = [read(), leaps.length];
  expect(seen).toEqual([1_000_000 + hourMs, 1]);
});

test('corrections of less than two seconds are everyday', () => {
  const { leaps, leap, read } = startWatch();
  leap(1_900);
  read();
  expect(leaps).toEqual([]);
});
