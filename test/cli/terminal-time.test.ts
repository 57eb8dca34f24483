import { expect, test } from 'vitest';
import { durationText, localText } from '../../src/cli/terminal-time.ts';
import { zoneOf } from '../../src/plan/compile-plan.ts';
import { noon } from '../support/builders.ts';

test('a moment is told as the clock of the hotlines shows it', () => {
  expect(localText(noon, zoneOf('Europe/Berlin'))).toBe('2026-06-01 12:00');
  expect(localText(noon, zoneOf('Asia/Kolkata'))).toBe('2026-06-01 15:30');
});

test.each([
  [0, '0 s'],
  [1_000, '1 s'],
  [60_000, '1 min'],
  [435_000, '7 min 15 s'],
  [3_600_000, '1 h'],
  [7_505_000, '2 h 5 min 5 s'],
])('%s milliseconds of talk are %s, which is no time of day', (ms, said) => {
  expect(durationText(ms)).toBe(said);
});
