import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Why a push is not believed. A header that occurs twice is `malformed`. */
type SignatureProblem = 'missing' | 'malformed' | 'mismatch';

/**
 * Checks the header `X-Sipgate-Signature` against the bytes of the body, exactly as received. Resolves to
 * null if the signature is right, and never rejects.
 */
export type SignatureVerifier = (
  rawBody: Buffer,
  header: string | readonly string[] | undefined,
) => Promise<SignatureProblem | null>;

/** The configured key can't verify sipgate's signatures. */
export class PublicKeyError extends Error {
  override readonly name = 'PublicKeyError';
}

/**
 * Makes a verifier for RSA PKCS#1 v1.5 with SHA-256. The key is parsed here, once, because that takes longer
 * than verifying does.
 *
 * @throws PublicKeyError if the text is not the PEM of an RSA public key.
 */
export function createSignatureVerifier(publicKeyPem: string): SignatureVerifier {
  const key = parseRsaKey(publicKeyPem);
  const signatureBytes = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);

  return async (rawBody, header) => {
    const headers = typeof header === 'string' ? [header] : (header ?? []);
    const [text, ...duplicates] = headers;
    if (text === undefined) return 'missing';
    const signature = decodeBase64(text, signatureBytes);
    if (duplicates.length > 0 || signature === null) return 'malformed';
    return (await isSignedBy(key, rawBody, signature)) ? null : 'mismatch';
  };
}

function parseRsaKey(pem: string): KeyObject {
  const key = readKey(pem);
  if (key?.asymmetricKeyType === 'rsa') return key;
  const found = key === null ? 'no public key in PEM format' : `a key of type ${key.asymmetricKeyType}`;
  throw new PublicKeyError(
    `SIPGATE_PUBLIC_KEY_FILE holds ${found}, but sipgate signs with RSA. ` +
      'Remove the setting to use the key that sipgate publishes, or name a file that begins with "-----BEGIN PUBLIC KEY-----".',
  );
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPublicKey(pem);
  } catch {
    return null;
  }
}

/**
 * Node skips whatever is not base64, so a text of the right length which holds anything else comes out short.
 * What it reads besides the usual alphabet means the same bytes.
 */
function decodeBase64(text: string, bytes: number): Buffer | null {
  const decoded = text.length === 4 * Math.ceil(bytes / 3) ? Buffer.from(text, 'base64') : null;
  return decoded?.length === bytes ? decoded : null;
}

/** With a callback the arithmetic runs in the thread pool, and the event loop stays free for other calls. */
function isSignedBy(key: KeyObject, body: Buffer, signature: Buffer): Promise<boolean> {
  return new Promise(resolve => {
    verify('RSA-SHA256', body, key, signature, (error, isRight) => resolve(error === null && isRight));
  });
}
