import { describe, expect, test } from 'vitest';
import { reachedOf, settledOf } from '../../web/src/goal.ts';

test('whoever is still ringing or waiting is not yet missed: 6 of 10 that are known is 60 %, though 13 have called', () => {
  const figures = { offered: 13, answered: 6, missed: 4 };
  expect(figures.answered / settledOf(figures)).toBe(0.6);
});

describe('a figure', () => {
  test.each([
    [95, 90, 'met'],
    [90, 90, 'met'],
    // Shown as 90 %.
    [89.6, 90, 'met'],
    [89, 90, 'near'],
    [80, 90, 'near'],
    [79, 90, 'below'],
    [3, 90, 'below'],
  ] as const)('of %d % against a goal of %d % is %s', (percent, goal, reached) => {
    expect(reachedOf(percent * 10, 1000, goal / 100)).toBe(reached);
  });

  test('is not judged without calls or without a goal', () => {
    expect(reachedOf(0, 0, 0.9)).toBeNull();
    expect(reachedOf(0, 10, 0)).toBeNull();
  });
});
