import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';

/** Signs bodies as sipgate does: RSA-4096, PKCS#1 v1.5, SHA-256 over the raw bytes, base64. */
export interface Signer {
  readonly publicKeyPem: string;
  sign(body: Buffer): Promise<string>;
}

/** Uses the given PEM private key, or one that is generated once per process, which takes about a second. */
export async function openSigner(privateKeyPem?: string): Promise<Signer> {
  const privateKey = privateKeyPem === undefined ? await generatedKey() : createPrivateKey(privateKeyPem);
  const signBytes = promisify(sign);
  return {
    publicKeyPem: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
    sign: async body => (await signBytes('RSA-SHA256', body, privateKey)).toString('base64'),
  };
}

let generated: Promise<KeyObject> | undefined;

function generatedKey(): Promise<KeyObject> {
  generated ??= promisify(generateKeyPair)('rsa', { modulusLength: 4096 }).then(pair => pair.privateKey);
  return generated;
}
