import type { Config } from './config.ts';
import type { Problem } from './contradictions.ts';
import type { SettledDatabase } from './read-database.ts';
import { readSecretFile } from './read-secret-file.ts';
import { parseSecretKey, secretKeyRemedy } from './secret-key-text.ts';

type Given = Readonly<Record<string, string | undefined>>;

type ReadSecretKey =
  | { readonly ok: true; readonly secretKey: Config['secretKey'] | null }
  | { readonly ok: false; readonly problem: Problem };

/** The key as it was given or as its file has it; null: it lies beside the data. */
export function readSecretKey(given: Given): ReadSecretKey {
  const { SECRET_KEY: written, SECRET_KEY_FILE: file } = given;
  if (file === undefined) return { ok: true, secretKey: written === undefined ? null : key(written) };
  const refuse = (remedy: string): ReadSecretKey => ({
    ok: false,
    problem: { name: 'SECRET_KEY_FILE', remedy },
  });
  if (written !== undefined) return refuse('remove it, or remove SECRET_KEY: both give the key');
  const read = readSecretFile(file);
  if (read instanceof Error) return refuse(`name a file that this user may read (${read.message})`);
  const parsed = parseSecretKey(read.trim());
  return parsed === null ? refuse(secretKeyRemedy) : { ok: true, secretKey: key(parsed) };
}

export function secretBeside(database: SettledDatabase): Config['secretKey'] {
  const isFile = database.kind === 'sqlite' && database.file !== ':memory:';
  return { kind: 'file', file: isFile ? `${database.file}.secret` : './data/familiar.secret' };
}

function key(text: string): Config['secretKey'] {
  return { kind: 'given', key: text };
}
