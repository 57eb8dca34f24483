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
  { text: '1 min 5 s', want: 65_000 },
  { text: '1m 5s', want: 65_000 },
  { text: '1 Std. 2 Min. 3 Sek.', want: 3_723_000 },
  { text: '1 Stunde und 2 Minuten', want: 3_720_000 },
  { text: '1 hour, 2 minutes, 3 seconds', want: 3_723_000 },
  { text: '65 Sekunden', want: 65_000 },
  { text: '1 minute', want: 60_000 },
  { text: 'PT1H2M3S', want: 3_723_000 },
  { text: 'PT65S', want: 65_000 },
  { text: `1'05"`, want: 65_000 },
  { text: '1:05 min', want: 65_000 },
  { text: '1:05 h', want: 3_900_000 },
  { text: '0:01:05 h', want: 65_000 },
  { text: '00:03:00.1234567', want: 180_123 },
  { text: '12:03:00 AM', want: 180_000 },
  { text: '1:03:00 AM', want: 3_780_000 },
  { text: '30.12.1899 00:03:00', want: 180_000 },
  { text: '1899-12-30 00:03:00', want: 180_000 },
  { text: '1 min 5', want: null },
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

test.each([
  { text: '0:03', want: 180_000 },
  { text: '1:10', want: 4_200_000 },
  { text: '1:10 min', want: 70_000 },
  { text: '0:01:10', want: 70_000 },
])('where a column means hours and minutes, "$text" lasts $want ms', ({ text, want }) => {
  expect(parseDuration(text, { clock: 'h:mm', unitMs: 1000 })).toBe(want);
});

test.each([
  { text: '3', unitMs: 60_000, want: 180_000 },
  { text: '1,5', unitMs: 60_000, want: 90_000 },
  { text: '0,00208333', unitMs: 86_400_000, want: 180_000 },
  { text: '3 s', unitMs: 60_000, want: 3_000 },
])('where 1 stands for $unitMs ms, "$text" lasts $want ms', ({ text, unitMs, want }) => {
  expect(parseDuration(text, { clock: 'm:ss', unitMs })).toBe(want);
});
