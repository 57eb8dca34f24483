import { expect, test } from 'vitest';
import { createCallerParts } from '../../../src/analysis/replay/caller-parts.ts';
import type { LoggedCall } from '../../../src/domain/logged-call.ts';
import { inLog } from '../../support/replays.ts';

/** The nth of these callers calls n times. */
const log: LoggedCall[] = Array.from({ length: 60 }, (_, index) => index + 1).flatMap(n =>
  Array.from({ length: n }, (_, call) => inLog({ caller: `caller ${n}`, callId: `${n} ${call}` })),
);

function partsOf(calls: readonly LoggedCall[], among: number): number[] {
  const parts = createCallerParts();
  for (const call of calls) parts.see(call);
  return calls.map(parts.among(among));
}

test('a caller is in one part with all calls, and every part is as busy as the others although a few call all day', () => {
  const numbers = partsOf(log, 2);
  const ofCaller = new Map<string, Set<number>>();
  for (const [index, { caller }] of log.entries())
    ofCaller.set(caller ?? '', (ofCaller.get(caller ?? '') ?? new Set()).add(numbers[index] ?? 0));
  expect(Math.max(...[...ofCaller.values()].map(parts => parts.size))).toBe(1);
  const inFirst = numbers.filter(number => number === 1).length;
  expect(Math.abs(inFirst / log.length - 0.5)).toBeLessThan(0.03);
});

test('calls without a caller are parted one by one', () => {
  const unknown = Array.from({ length: 300 }, (_, index) => inLog({ caller: null, callId: `${index}` }));
  const inFirst = partsOf(unknown, 3).filter(number => number === 1).length;
  expect(inFirst).toBeGreaterThan(70);
  expect(inFirst).toBeLessThan(130);
});

test('one part is everything', () => {
  expect(new Set(partsOf(log, 1))).toEqual(new Set([1]));
});
