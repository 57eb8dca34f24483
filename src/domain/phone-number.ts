declare const brand: unique symbol;

/**
 * A phone number in E.164 with its plus sign, such as `+4921112345678`. Made only by {@link toPhoneNumber}.
 */
export type PhoneNumber = string & { readonly [brand]: 'PhoneNumber' };

/**
 * Reads E.164 digits, with or without a plus sign, or returns null.
 *
 * Short and service numbers (110, 116117) and internal extensions are not E.164 and give null: nobody can be
 * recognised by them, and they are never dialled.
 */
export function toPhoneNumber(text: string): PhoneNumber | null {
  const digits = text.startsWith('+') ? text.slice(1) : text;
  return /^[1-9]\d{6,14}$/.test(digits) ? (`+${digits}` as PhoneNumber) : null;
}

const longestExtension = 4;

/** Whether a number is another one with an extension of at most four digits behind it. */
export function isExtensionOf(number: PhoneNumber, stem: PhoneNumber): boolean {
  const digits = number.length - stem.length;
  return digits >= 1 && digits <= longestExtension && number.startsWith(stem);
}

/** Shortens a number for logs and screens: enough to follow a call, not enough to name a person. */
export function maskPhoneNumber(number: string): string {
  return number.length <= 6 ? '…' : `${number.slice(0, 5)}…${number.slice(-2)}`;
}
