import { createSecrets } from '../app/access/secrets.ts';
import type { Secrets } from '../app/ports/secrets.ts';
import type { Config } from '../config/config.ts';
import { openKeyFile } from '../store/keys/key-file.ts';

/** Seals with the key that the configuration gives, or with that of a file; nothing is read or made before it is needed. */
export function configuredSecrets({ secretKey, database }: Config): Secrets {
  if (secretKey.kind === 'given') {
    const { key } = secretKey;
    return createSecrets({ read: async () => key, readOrMake: async () => key });
  }
  const isLasting = database.kind !== 'sqlite' || database.file !== ':memory:';
  return createSecrets(openKeyFile(isLasting ? secretKey.file : null));
}
