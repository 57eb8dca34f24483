import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration } from '../../src/csv/duration.ts';

test.each([
  { text: '83', want: 83_000 },
  { text: '83,5', want: 83_500 },
  { text: '83.5', want: 83_500 },
  { text: '1.083,0', want: 1_083_000 },
  { text: '1:23', want: 83_000 },
  { text: '0:01:23', want: 83_000 },
  { text: '00:01:23.5', want: 83_500 },
  { text: ' 83 s ', want: 83_000 },
  { text: '83 Sek.', want: 83_000 },
  { text: '1,5 min', want: 90_000 },
  { text: '2h', want: 7_200_000 },
  { text: '250 ms', want: 250 },
  { text: '-12', want: -12_000 },
  { text: '-0:12', want: -12_000 },
  { text: '-0', want: 0 },
  { text: '', want: null },
  { text: '1:75', want: null },
  { text: '1,2,3', want: null },
  { text: '3 apples', want: null },
  { text: '__proto__', want: null },
])('"$text" lasts $want ms', ({ text, want }) => {
  expect(parseDuration(text)).toBe(want);
});

test('no text at all makes it fail', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const ms = parseDuration(text);
      expect(ms === null || Number.isFinite(ms)).toBe(true);
    }),
  );
});
