import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands (RFC 6238); some ignore anything else that they are told. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const stepMs = form.period * 1_000;
/** How many steps a phone's clock may be ahead or behind. */
const window = 1;

/** A random key of 160 bits, as people type it into an app. */
export function newTotpKey(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says to an app. */
export function totpAddress(key: string, login: string): string {
  return new TOTP({ ...form, issuer: 'Familiar', label: login, secret: key }).toString();
}

/** The time step to which a code belongs at a moment (epoch milliseconds); null: to none that is allowed. */
export function totpStep(key: string, code: string, at: number): number | null {
  // What else is as long may not be so in bytes, and then the comparison throws.
  if (!/^\d{6}$/.test(code)) return null;
  const secret = Secret.fromBase32(key);
  const ahead = TOTP.validate({ ...form, secret, token: code, timestamp: at, window });
  return ahead === null ? null : Math.floor(at / stepMs) + ahead;
}
