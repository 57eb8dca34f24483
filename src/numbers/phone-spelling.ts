import parsePhoneNumber from 'libphonenumber-js/max';
import { type PhoneNumber, toPhoneNumber } from '../domain/phone-number.ts';
import { plainSpelling } from './plain-spelling.ts';

/**
 * How a text can be read as a phone number.
 *
 * - `number`: one that can be dialled from anywhere; `isMarked` where a `+`, `00` or `0` says how it is
 *   meant, rather than digits that merely begin with 49
 * - `bare`: digits with neither `+` nor `0` nor 49 before them: an area code without its 0, a country code
 *   without its plus, a number without an area code, an extension. Only the context can tell which
 * - `none`: no number, two of them, or one that can't be dialled from anywhere, such as 110 or 116117
 */
export type Spelling =
  | { readonly kind: 'number'; readonly number: PhoneNumber; readonly isMarked: boolean }
  | { readonly kind: 'bare'; readonly digits: string }
  | { readonly kind: 'none' };

/**
 * Reads a phone number as people write it in Germany: `+49 211 1234567`, `0211/1234567`, `0049 (0)211…`, `49
 * 211…`, or `49211…` as sipgate writes it, also after `tel:`. Returns null for what can't be dialled from
 * anywhere, and for digits that might belong to several countries: `43 1 58858` is Vienna to one and Kiel
 * without its 0 to another.
 *
 * Whether a number is assigned is not checked: numbering plans change faster than lists of them.
 */
export function parseSpelledNumber(text: string): PhoneNumber | null {
  const spelling = readSpelling(text);
  return spelling.kind === 'number' ? spelling.number : null;
}

/**
 * Reads a phone number as {@link parseSpelledNumber} does, and also tells bare digits from what is no number.
 */
export function readSpelling(text: string): Spelling {
  const plain = plainSpelling(text);
  if (plain === null) return none;
  if (plain.startsWith('+')) return marked(dialled(plain));
  if (plain.startsWith('00')) return marked(dialled(`+${plain.slice(2)}`));
  if (plain.startsWith('0')) return marked(isCountryCodeBehindOneZero(plain, text) ? null : dialled(plain));
  const number = looksGerman(plain) ? dialled(`+${plain}`) : null;
  return number === null ? { kind: 'bare', digits: plain } : { kind: 'number', number, isMarked: false };
}

/** How unmarked digits may be meant: as German without the 0, or as a country code without the plus. */
export const meanings = ['german', 'abroad'] as const;
export type Meaning = (typeof meanings)[number];

/** Reads bare digits with the given meaning; null if there can't be such a number. */
export function readBare(digits: string, meaning: Meaning): PhoneNumber | null {
  return dialled(meaning === 'german' ? `0${digits}` : `+${digits}`);
}

/** Whether bare digits look like a number of that kind, by lists of numbers in use: no more than a hint. */
export function isLikely(digits: string, meaning: Meaning): boolean {
  if (meaning === 'german' && digits.length > mostGermanDigits) return false;
  return parsePhoneNumber(readBare(digits, meaning) ?? '')?.isValid() ?? false;
}

/**
 * Digits of a German number with its area code but without the 0; only large companies have longer ones, for
 * extensions.
 */
const mostGermanDigits = 11;

/** The country of a number by its ISO 3166 code, such as `DE`; null where it can't be told. */
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

/** With fewer digits after 49 it is a number without its area code. */
function looksGerman(digits: string): boolean {
  return /^49\d{7,13}$/.test(digits);
}

/**
 * `049 221 4710100`: area codes that begin with 049 have four digits and are not separated there, and no
 * number after them makes twelve.
 */
function isCountryCodeBehindOneZero(plain: string, text: string): boolean {
  return /^049\d{10,13}$/.test(plain) || (/^\D*049[^\d]/.test(text) && looksGerman(plain.slice(1)));
}
