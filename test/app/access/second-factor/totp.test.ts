import { expect, test } from 'vitest';
import { newTotpKey, totpAddress, totpStep } from '../../../../src/app/access/second-factor/totp.ts';

/** The key of RFC 6238, appendix B, in base32. */
const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %s the code of RFC 6238 is right', (second, code) => {
  expect(totpStep(key, code, second * 1_000)).toBe(Math.floor(second / 30));
});

test('a phone may be one step ahead or behind, and no more', () => {
  const at = 1_234_567_890_000;
  const step = Math.floor(at / 30_000);
  const steps = [-60, -30, 0, 30, 60].map(seconds => totpStep(key, '005924', at + seconds * 1_000));
  expect(steps).toEqual([null, step, step, step, null]);
});

test.each(['', '00592', '0059240', '00592٤', '€05924', '00592a', '      '])(
  'what can’t be a code is wrong: "%s"',
  code => {
    expect(totpStep(key, code, 1_234_567_890_000)).toBeNull();
  },
);

test('a new key has 160 bits, and says to an app whose it is', () => {
  const made = newTotpKey();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpKey()).not.toBe(made);
  expect(totpAddress(made, 'anna@example.com')).toBe(
    `otpauth://totp/Familiar:anna%40example.com?issuer=Familiar&secret=${made}&algorithm=SHA1&digits=6&period=30`,
  );
});
