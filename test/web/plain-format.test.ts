import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainNumber, plainPercent, plainTime } from '../../web/src/plain-format.ts';

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
