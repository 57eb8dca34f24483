import parsePhoneNumber from 'libphonenumber-js/max';
import { LRUCache } from 'lru-cache';
import type { PhoneNumber } from '../../domain/phone-number.ts';

/**
 * What a call to a number costs.
 *
 * - `premium`: a paid service, such as 0900, 0137, 0180 and 118, and the like abroad. Nobody calls from one
 * - `satellite`: belongs to no country: satellites and international networks, which ping calls come from
 */
export type NumberCost = 'usual' | 'premium' | 'satellite';

const mostRemembered = 5_000;
/** Remembers foreign numbers, since reading one takes some ten microseconds and a list may hold thousands. */
const remembered = new LRUCache<PhoneNumber, NumberCost>({ max: mostRemembered });

/** Codes of no country: Inmarsat, universal numbers, Iridium and Globalstar, international networks, aid. */
const nowhere = /^\+(87[08]|88[1238])/;
/** German numbers by their beginning, whatever their length: numbers of spam calls are often invalid. */
const german = /^\+49/;
const germanPremium = /^\+49(900|137|138|118|180|190)/;
/** Shared cost and premium rate that belong to no country. */
const internationalPremium = /^\+(979|808)/;

export function costOf(number: PhoneNumber): NumberCost {
  if (german.test(number)) return germanPremium.test(number) ? 'premium' : 'usual';
  if (nowhere.test(number)) return 'satellite';
  const known = remembered.get(number);
  if (known !== undefined) return known;
  const cost = internationalPremium.test(number) || isPremiumAbroad(number) ? 'premium' : 'usual';
  remembered.set(number, cost);
  return cost;
}

/**
 * Whether a call is so expensive that none is to be made for whoever asks: to a paid service; or to a satellite
 * or a number of no country, unless they have talked to somebody here.
 *
 * @param isStranger whether they have talked to nobody here
 */
export function isExpensive(number: PhoneNumber, isStranger: boolean): boolean {
  const cost = costOf(number);
  return cost === 'premium' || (cost === 'satellite' && isStranger);
}

/** Forgets what the numbers of these callers cost. */
export function forgetCosts(isMeant: (caller: PhoneNumber) => boolean): void {
  for (const number of [...remembered.keys()]) if (isMeant(number)) remembered.delete(number);
}

/** A number of invalid length is judged by valid numbers that begin like it. */
function isPremiumAbroad(number: PhoneNumber): boolean {
  const own = parsePhoneNumber(number)?.getType();
  const types = own === undefined ? typesOfOtherLengths(number) : [own];
  return types.length > 0 && types.every(type => type === 'PREMIUM_RATE' || type === 'SHARED_COST');
}

/** Country code and the digits by which kinds of numbers differ. */
const leastLength = '+43900'.length;
const mostLength = '+431234567890123'.length;

function typesOfOtherLengths(number: PhoneNumber): readonly string[] {
  const lengths = Array.from({ length: mostLength - leastLength + 1 }, (_, index) => leastLength + index);
  return ['1', '5', '9']
    .flatMap(digit => lengths.map(length => number.slice(0, length).padEnd(length, digit)))
    .flatMap(text => parsePhoneNumber(text)?.getType() ?? []);
}

/** The code of the country that a number belongs to, such as 49; null where it can't be told. */
export function countryCodeOf(number: PhoneNumber): string | null {
  return german.test(number) ? '49' : (parsePhoneNumber(number)?.countryCallingCode ?? null);
}
