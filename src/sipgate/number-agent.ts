import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { knownByNumber } from '../domain/join.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Agent } from '../domain/roster.ts';

/** An agent known by number only: always dialled, since nothing shows whether they are there. */
export function numberAgent(number: PhoneNumber): Agent {
  return knownByNumber(number, spellNumber(number));
}

/** As people write it, such as `+49 221 4710111`. */
export function spellNumber(number: PhoneNumber): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}
