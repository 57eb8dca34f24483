import { generateKeyPairSync, sign } from 'node:crypto';

/** Signs like sipgate, with a key pair of this run. */
export interface Signer {
  readonly publicKeyPem: string;
  /** The value of the header `X-Sipgate-Signature`. */
  sign(body: string): Promise<string>;
}

/** Half of sipgate's key length: here many pushes count, and not what one costs. */
export function createSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: body =>
      new Promise((resolve, reject) => {
        sign('RSA-SHA256', Buffer.from(body), privateKey, (error, signature) => {
          if (error === null) resolve(signature.toString('base64'));
          else reject(error);
        });
      }),
  };
}
