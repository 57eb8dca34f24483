import parsePhoneNumber from 'libphonenumber-js/max';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { areaCodeOf } from './phone-spelling.ts';

/**
 * Whether Familiar may ring a number back by itself, without anybody who looks at it and at what it costs: the landlines
 * and mobile phones of Germany, and abroad those whose number begins with one of `allowed`, such as `+43`.
 *
 * Never a paid service, a satellite, a short number or an international network, whatever is allowed: who calls can claim
 * any number, and the account pays. What can't be told counts as such.
 */
export function mayBeRungBack(number: PhoneNumber, allowed: readonly string[]): boolean {
  const isGerman = number.startsWith('+49');
  if (!isGerman && !allowed.some(prefix => number.startsWith(prefix))) return false;
  const parsed = parsePhoneNumber(number);
  // Satellites and international networks count as mobile phones there, of no country.
  if (parsed?.country === undefined || !isPhone(parsed.getType())) return false;
  return !isGerman || isOrdinaryInGermany(number);
}

function isPhone(type: string | undefined): boolean {
  return type === 'FIXED_LINE' || type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}

/** Digits of the shortest German number with its area code that anybody is likely to have. */
const leastDigits = 7;
/** Numbers without a place, some of which look like landlines. */
const placeless = /^\+4932/;

function isOrdinaryInGermany(number: PhoneNumber): boolean {
  const digits = number.slice('+49'.length);
  if (placeless.test(number) || digits.length < leastDigits) return false;
  const areaCode = areaCodeOf(number);
  // Behind an area code no number of a telephone begins like this, but 110, 112 and 116117 do.
  return areaCode === null || !/^(0|11)/.test(digits.slice(areaCode.length - '0'.length));
}
