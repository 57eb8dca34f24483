import { TOTP } from 'otpauth';

/** The code that an app shows for a key at a moment (epoch milliseconds). */
export function codeAt(key: string, at: number): string {
  return new TOTP({ secret: key }).generate({ timestamp: at });
}
