import { expect, test } from 'vitest';
import { createSignInLimits } from '../../../../src/app/access/limits/sign-in-limits.ts';

const clock = () => 0;
const erika = { login: 'erika', userId: 'id-erika', browser: null };

function useUp(limits: ReturnType<typeof createSignInLimits>, key: string): number {
  let tries = 0;
  while (limits.take(key)) tries += 1;
  return tries;
}

test('a strangers’ lock on a user leaves the owner’s browser its own tries, and those are limited as well', () => {
  const limits = createSignInLimits(clock);
  expect(useUp(limits, limits.keyOf(erika))).toBe(10);
  expect(useUp(limits, limits.keyOf({ ...erika, browser: 'hash' }))).toBe(10);
});

test('ten thousand invented names neither free a locked user nor lock another, and take bounded room', () => {
  const limits = createSignInLimits(clock);
  useUp(limits, limits.keyOf(erika));
  const names = Array.from({ length: 10_000 }, (_, index) => `invented-${index}`);
  for (const login of names) limits.take(limits.keyOf({ login, userId: null, browser: null }));
  expect(limits.take(limits.keyOf(erika))).toBe(false);
  expect(limits.take(limits.keyOf({ ...erika, login: 'ben', userId: 'id-ben' }))).toBe(true);
  expect(limits.size()).toBeLessThanOrEqual(4_096 + 2);
});

test('an invented name is locked as a user is', () => {
  const limits = createSignInLimits(clock);
  expect(useUp(limits, limits.keyOf({ login: 'nobody', userId: null, browser: null }))).toBe(10);
});

test('tries with one link do not count for another', () => {
  const limits = createSignInLimits(clock);
  useUp(limits, limits.keyOfLink('one'));
  expect(limits.take(limits.keyOfLink('other'))).toBe(true);
});
