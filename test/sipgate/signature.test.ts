import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sipgatePublicKey } from '../../src/sipgate/public-key.ts';
import { createSignatureVerifier, PublicKeyError } from '../../src/sipgate/signature.ts';

const pem = { type: 'spki', format: 'pem' } as const;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
const body = Buffer.from('event=newCall&callId=A1&from=4930231250123&user%5B%5D=J%C3%BCrgen');
const signature = sign('RSA-SHA256', body, privateKey).toString('base64');
const verifySignature = createSignatureVerifier(publicKey.export(pem).toString());

describe('the signature of a push', () => {
  test('is right over exactly the bytes that were signed', async () => {
    expect(await verifySignature(body, signature)).toBeNull();
    expect(await verifySignature(body, [signature])).toBeNull();
  });

  test('does not match once a single byte of the body differs', async () => {
    const changed = Buffer.from(body);
    changed[body.length - 1] = 0x20;
    expect(await verifySignature(changed, signature)).toBe('mismatch');
    expect(await verifySignature(Buffer.concat([body, Buffer.from('\n')]), signature)).toBe('mismatch');
    expect(await verifySignature(Buffer.alloc(0), signature)).toBe('mismatch');
  });

  test('does not match sipgate’s key when another key made it', async () => {
    expect(await createSignatureVerifier(sipgatePublicKey)(body, signature)).toBe('mismatch');
  });

  test('is missing when there is no header', async () => {
    expect(await verifySignature(body, undefined)).toBe('missing');
    expect(await verifySignature(body, [])).toBe('missing');
  });

  test.each([
    ['an empty header', ''],
    ['garbage', 'not a signature!'],
    ['a short signature', Buffer.alloc(511).toString('base64')],
    ['a long signature', Buffer.alloc(513).toString('base64')],
    ['base64 with a character too many', `${signature}A`],
    ['base64 with white space inside', `${signature.slice(0, 76)}\n${signature.slice(76)}`],
    ['base64 for URLs', Buffer.alloc(512, 0xfb).toString('base64url')],
    ['base64 without its padding', signature.replace(/=+$/, '')],
    ['two signatures joined by a comma', `${signature}, ${signature}`],
    ['two headers', [signature, signature]],
  ])('is malformed when the header holds %s', async (_, header) => {
    expect(await verifySignature(body, header)).toBe('malformed');
  });
});

describe('the public key', () => {
  test('by default is the one that sipgate publishes', () => {
    const der = createPublicKey(sipgatePublicKey).export({ type: 'spki', format: 'der' });
    expect(createHash('sha256').update(der).digest('hex')).toBe(
      '893cfd6caad92efc277a5977daec63dee1597223b1df5b2bf69ef56cd92305b3',
    );
  });

  test.each([
    ['nothing', '', /holds no public key in PEM format/],
    [
      'a damaged key',
      '-----BEGIN PUBLIC KEY-----\nMIIC\n-----END PUBLIC KEY-----',
      /no public key in PEM format/,
    ],
    [
      'a key of another kind',
      generateKeyPairSync('ed25519').publicKey.export(pem).toString(),
      /holds a key of type ed25519, but sipgate signs with RSA\. Remove the setting/,
    ],
  ])('is refused at start when the file holds %s', (_, text, message) => {
    expect(() => createSignatureVerifier(text)).toThrow(PublicKeyError);
    expect(() => createSignatureVerifier(text)).toThrow(message);
  });
});
