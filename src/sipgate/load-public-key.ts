import { readFile } from 'node:fs/promises';
import { sipgatePublicKey } from './public-key.ts';
import { PublicKeyError } from './signature.ts';

/**
 * The key from a PEM file, or the one that sipgate publishes if no file is named.
 *
 * @throws PublicKeyError if the file can't be read.
 */
export async function loadPublicKey(file: string | null): Promise<string> {
  if (file === null) return sipgatePublicKey;
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new PublicKeyError(`SIPGATE_PUBLIC_KEY_FILE names ${file}, which can't be read: ${error.message}.`);
  });
}
