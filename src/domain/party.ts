import { maskPhoneNumber, type PhoneNumber, toPhoneNumber } from './phone-number.ts';

/**
 * One end of a call as the provider names it.
 *
 * - `number`: a full phone number, by which a caller is recognised
 * - `withheld`: the caller hides their number (CLIR)
 * - `other`: anything else, such as an extension, a short number or a SIP id; shown, never recognised
 */
export type Party =
  | { readonly kind: 'number'; readonly number: PhoneNumber }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'other'; readonly text: string };

/**
 * Reads a `from` or `to` as it comes over the wire: digits, `anonymous`, zeros, an empty text, or anything
 * else.
 */
export function toParty(text: string): Party {
  if (/^(0*|anonymous|unknown|restricted)$/i.test(text)) return { kind: 'withheld' };
  const number = toPhoneNumber(text);
  return number === null ? { kind: 'other', text } : { kind: 'number', number };
}

/** The phone number of a party, or null where there is none. */
export function numberOf(party: Party): PhoneNumber | null {
  return party.kind === 'number' ? party.number : null;
}

/** The party in the form in which it may appear in a log. */
export function maskParty(party: Party): string {
  switch (party.kind) {
    case 'number':
      return maskPhoneNumber(party.number);
    case 'withheld':
      return 'withheld';
    case 'other':
      return maskPhoneNumber(party.text);
  }
}
