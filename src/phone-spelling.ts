import parsePhoneNumber from 'libphonenumber-js/max';
import { type PhoneNumber, toPhoneNumber } from './acd/phone-number.ts';

/**
 * Reads a phone number as people write it in Germany: `+49 211 1234567`, `0211/1234567`, `0049211…`, or
 * `49211…` as sipgate writes it. Returns null for what can't be dialled from everywhere, such as 110 or 116117.
 *
 * Whether a number is assigned is not asked: numbering plans change faster than lists of them.
 */
export function parseSpelledNumber(text: string): PhoneNumber | null {
  const trimmed = text.trim();
  const hasCountryCode = /^[1-9]\d{8,14}$/.test(trimmed);
  const parsed = parsePhoneNumber(hasCountryCode ? `+${trimmed}` : trimmed, {
    defaultCountry: 'DE',
    extract: false,
  });
  return parsed?.isPossible() ? toPhoneNumber(parsed.number) : null;
}
