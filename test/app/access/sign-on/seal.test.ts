import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, unseal } from '../../../../src/app/access/sign-on/seal.ts';

test('what was sealed is read with the same secret, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, secret) => {
      const sealed = seal(text, secret);
      expect(unseal(sealed, secret)).toBe(text);
      expect(seal(text, secret)).not.toBe(sealed);
    }),
    { numRuns: 50 },
  );
});

test('with another secret, or changed anywhere, it is nothing', () => {
  const sealed = seal('a refresh token', 'hush');
  expect(unseal(sealed, 'other')).toBeNull();
  expect(unseal('', 'hush')).toBeNull();
  const bytes = Buffer.from(sealed, 'base64url');
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    expect(unseal(changed.toString('base64url'), 'hush')).toBeNull();
  }
});
