import { Secret } from 'otpauth';
import { hashSecret } from '../access.ts';

const howMany = 10;
/** 80 bits, so their hashes need neither salt nor key. */
const codeBytes = 10;
const shape = /^[a-z2-7]{16}$/;

export interface RecoveryCodes {
  /** As they are shown, once: `abcd-efgh-ijkl-mnop`. */
  readonly codes: readonly string[];
  readonly hashes: readonly string[];
}

export function newRecoveryCodes(): RecoveryCodes {
  const plain = Array.from({ length: howMany }, () => new Secret({ size: codeBytes }).base32.toLowerCase());
  return { codes: plain.map(code => code.replace(/.{4}(?=.)/g, '$&-')), hashes: plain.map(hashSecret) };
}

/** The form in which a recovery code is kept; null: this is none. */
export function hashOfRecoveryCode(code: string): string | null {
  return shape.test(code) ? hashSecret(code) : null;
}
