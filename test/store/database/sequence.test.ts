import { expect, test } from 'vitest';
import { startSequence } from '../../../src/store/database/sequence.ts';

test('a number that is committed late is still new', () => {
  const sequence = startSequence([1, 2]);
  sequence.add(4, 0);
  expect(sequence.settledUpTo(9_000)).toBe(2);
  expect(sequence.has(3)).toBe(false);
  sequence.add(3, 9_000);
  expect(sequence.settledUpTo(9_000)).toBe(4);
});

test('a number that is missing for long is no longer waited for, even if nothing comes after', () => {
  const sequence = startSequence([2, 1]);
  sequence.add(4, 0);
  sequence.add(6, 1);
  sequence.settledUpTo(600);
  expect(sequence.settledUpTo(10_100)).toBe(4);
  expect(sequence.settledUpTo(10_700)).toBe(6);
});

test('a gap from before the start stays open for a while', () => {
  const sequence = startSequence([3, 1]);
  expect(sequence.settledUpTo(0)).toBe(1);
  expect(sequence.settledUpTo(10_000)).toBe(3);
});
