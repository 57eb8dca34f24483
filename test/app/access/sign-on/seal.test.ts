import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealRenewal, unsealRenewal } from '../../../../src/app/access/sign-on/seal.ts';

test('what was sealed is read with the same secret, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, secret) => {
      const sealed = sealRenewal(text, secret);
      expect(unsealRenewal(sealed, secret)).toBe(text);
      expect(sealRenewal(text, secret)).not.toBe(sealed);
    }),
    { numRuns: 50 },
  );
});

test('with another secret, or changed anywhere, it is nothing', () => {
  const sealed = sealRenewal('a refresh token', 'hush');
  expect(unsealRenewal(sealed, 'other')).toBeNull();
  expect(unsealRenewal('', 'hush')).toBeNull();
  const bytes = Buffer.from(sealed, 'base64url');
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    expect(unsealRenewal(changed.toString('base64url'), 'hush')).toBeNull();
  }
});
