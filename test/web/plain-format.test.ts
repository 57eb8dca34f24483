import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatDuration,
  formatSpan,
  plainNumber,
  plainPercent,
  plainTime,
} from '../../web/src/plain-format.ts';

const languages = [
  ['de', 'de-DE'],
  ['en', 'en-GB'],
] as const;

test.each(languages)('numbers without grouping read as Intl writes them (%s)', (language, locale) => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9_999, max: 999_999 }),
      fc.integer({ min: 0, max: 2 }),
      (units, digits) => {
        const value = units / 1000;
        const options = {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        } as const;
        const expected = new Intl.NumberFormat(locale, options).format(value);
        expect(plainNumber(value, digits, language) ?? expected).toBe(expected);
      },
    ),
  );
  expect([-1, 999.9].map(value => plainNumber(value, 0, language))).toEqual([null, null]);
});

test.each(languages)('shares read as Intl writes them (%s)', (language, locale) => {
  const intl = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (part, more) => {
      const share = part / (part + more);
      expect(plainPercent(share, language)).toBe(intl.format(share));
    }),
  );
});

test.each(languages)('times of day read as Intl writes them (%s)', (_, locale) => {
  const intl = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 41 }), moment => {
      expect(plainTime(moment)).toBe(intl.format(moment));
    }),
  );
});

test.each([
  [-5_000, '0 s', '0 Sek.'],
  [59_999, '59 s', '59 Sek.'],
  [435_000, '7 min', '7 Min.'],
  [3_600_000, '1 h', '1 Std.'],
  [7_500_000, '2 h 5 min', '2 Std. 5 Min.'],
  [86_400_000, '1 day', '1 Tag'],
  [260_000_000, '3 days', '3 Tagen'],
])('for how long something is so reads as no time of day: %i ms', (ms, english, german) => {
  const read = (language: 'de' | 'en') => formatSpan(ms, language).replaceAll('\u00a0', ' ');
  expect([read('en'), read('de')]).toEqual([english, german]);
});

test.each([
  [0, '0 Sek.', '0 s'],
  [1_999, '1 Sek.', '1 s'],
  [60_000, '1 Min.', '1 min'],
  [435_000, '7 Min. 15 Sek.', '7 min 15 s'],
  [7_545_000, '2 Std. 5 Min.', '2 h 5 min'],
])('%s milliseconds took %s, which nobody takes for a time of day', (ms, german, english) => {
  const read = (language: 'de' | 'en') => formatDuration(ms, language).replaceAll('\u00a0', ' ');
  expect([read('de'), read('en')]).toEqual([german, english]);
});
