import parsePhoneNumber from 'libphonenumber-js/max';
import { type PhoneNumber, toPhoneNumber } from '../domain/phone-number.ts';
import { plainSpelling } from './plain-spelling.ts';

/**
 * What a text says as a phone number.
 *
 * - `number`: one that can be dialled from everywhere; `isMarked` where a `+`, `00` or `0` says how it is meant, and not only
 *   digits that begin with 49
 * - `bare`: digits with neither `+` nor `0` nor 49 before them: an area code without its 0, a country code without its plus, a
 *   number without an area code, an extension. Which of them only what stands around it can tell
 * - `none`: no number, two of them, or one that can't be dialled from everywhere, such as 110 or 116117
 */
export type Spelling =
  | { readonly kind: 'number'; readonly number: PhoneNumber; readonly isMarked: boolean }
  | { readonly kind: 'bare'; readonly digits: string }
  | { readonly kind: 'none' };

/**
 * Reads a phone number as people write it in Germany: `+49 211 1234567`, `0211/1234567`, `0049 (0)211…`, `49 211…`, or
 * `49211…` as sipgate writes it, also behind `tel:`. Returns null for what can't be dialled from everywhere, and for digits
 * that might be of several countries: `43 1 58858` is Vienna to one and Kiel without its 0 to another.
 *
 * Whether a number is assigned is not asked: numbering plans change faster than lists of them.
 */
export function parseSpelledNumber(text: string): PhoneNumber | null {
  const spelling = readSpelling(text);
  return spelling.kind === 'number' ? spelling.number : null;
}

/** The same, with what it can't tell. */
export function readSpelling(text: string): Spelling {
  const plain = plainSpelling(text);
  if (plain === null) return none;
  if (plain.startsWith('+')) return marked(dialled(plain));
  if (plain.startsWith('00')) return marked(dialled(`+${plain.slice(2)}`));
  if (plain.startsWith('0')) return marked(isCountryCodeBehindOneZero(plain, text) ? null : dialled(plain));
  const number = looksGerman(plain) ? dialled(`+${plain}`) : null;
  return number === null ? { kind: 'bare', digits: plain } : { kind: 'number', number, isMarked: false };
}

/** How digits without a mark may be meant: German without their 0, or with a country code without its plus. */
export const meanings = ['german', 'abroad'] as const;
export type Meaning = (typeof meanings)[number];

/** Reads bare digits as they are meant. Null if there can't be such a number. */
export function readBare(digits: string, meaning: Meaning): PhoneNumber | null {
  return dialled(meaning === 'german' ? `0${digits}` : `+${digits}`);
}

/** Whether bare digits look like a number of that kind: by lists of numbers in use, hence only good as a hint. */
export function isLikely(digits: string, meaning: Meaning): boolean {
  if (meaning === 'german' && digits.length > mostGermanDigits) return false;
  return parsePhoneNumber(readBare(digits, meaning) ?? '')?.isValid() ?? false;
}

/** With its area code and without the 0; only large companies have longer ones, for their extensions. */
const mostGermanDigits = 11;

/** The country of a number as ISO 3166 has it, such as `DE`; null where it can't be told. */
export function countryOf(number: PhoneNumber): string | null {
  // Nearly all are, and no other country shares the code.
  if (number.startsWith('+49')) return 'DE';
  return parsePhoneNumber(number)?.country ?? null;
}

/** The area code of a German number with its 0, such as `0221`; null where there is none. */
export function areaCodeOf(number: PhoneNumber): string | null {
  const parsed = parsePhoneNumber(number);
  const [code = '', ...others] = parsed?.formatNational().split(/[\s/]/) ?? [];
  return parsed?.country === 'DE' &&
    others.length > 0 &&
    /^0[2-9]\d+$/.test(code) &&
    !/^0(?:700|800|900)/.test(code)
    ? code
    : null;
}

const none: Spelling = { kind: 'none' };

function marked(number: PhoneNumber | null): Spelling {
  return number === null ? none : { kind: 'number', number, isMarked: true };
}

function dialled(plain: string): PhoneNumber | null {
  const parsed = parsePhoneNumber(plain, { defaultCountry: 'DE', extract: false });
  return parsed?.isPossible() ? toPhoneNumber(parsed.number) : null;
}

/** With fewer digits behind 49 it is a number without its area code. */
function looksGerman(digits: string): boolean {
  return /^49\d{7,13}$/.test(digits);
}

/**
 * `049 221 4710100`: area codes that begin with 049 are four digits long and are not parted there, and no number behind them
 * makes twelve.
 */
function isCountryCodeBehindOneZero(plain: string, text: string): boolean {
  return /^049\d{10,13}$/.test(plain) || (/^\D*049[^\d]/.test(text) && looksGerman(plain.slice(1)));
}
