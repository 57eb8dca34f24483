import { generateKeyPairSync, sign } from 'node:crypto';

/** Half of sipgate's key length, because making a key takes long; the verifier goes by the key it is given. */
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const testPublicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** The signature of a push with this body, as sipgate writes it into the header. */
export function signPush(body: string | Buffer): string {
  return sign('RSA-SHA256', Buffer.from(body), privateKey).toString('base64');
}

/** The headers of a push. */
export function pushHeaders(body: string | Buffer): Record<string, string> {
  return {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'user-agent': 'sipgate.io',
    'x-sipgate-signature': signPush(body),
  };
}
