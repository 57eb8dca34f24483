import type { KeySource, Secrets } from '../ports/secrets.ts';
import { keyFrom, seal, unseal } from './seal.ts';

/** Seals with the key of this source, which lies in no database and is the same on every instance. */
export function createSecrets(source: KeySource): Secrets {
  return {
    seal: async (text, owner) => seal(text, keyOf(await source.readOrMake()), owner),
    async unseal(sealed, owner) {
      const secret = await source.read();
      return secret === null ? null : unseal(sealed, keyOf(secret), owner);
    },
  };
}

function keyOf(secret: string): Buffer {
  return keyFrom(secret, 'secrets in the database');
}
