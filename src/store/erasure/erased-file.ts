import { createHmac } from 'node:crypto';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeySource } from '../../app/ports/secrets.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { openKeyFile, readIfThere } from '../keys/key-file.ts';

/** Somebody on the list of erased callers. */
export interface Erased {
  /** Of the number, with the mark of the key before it. */
  readonly hash: string;
  /** Epoch milliseconds; what happened until then is erased. */
  readonly at: number;
}

/** Makes hashes of numbers that nobody can make without the key. */
export interface ErasureKey {
  hash(number: PhoneNumber): string;
  /** Whether a hash was made with this key. */
  made(hash: string): boolean;
}

/**
 * The list of erased callers as it lies beside the database, so that it outlasts the restoring of a backup; and the
 * key, in a file of its own. Both are for this user alone.
 */
export interface ErasedFile {
  /** Null: there is none yet, so nobody was erased here. */
  key(): Promise<ErasureKey | null>;
  /** Makes a key where there is none. */
  keyForNew(): Promise<ErasureKey>;
  read(): Promise<readonly Erased[]>;
  append(erased: readonly Erased[]): Promise<void>;
}

/** The key lies beside the list, with `.key` behind its name. Without a file both are in memory alone. */
export function openErasedFile(file: string | null): ErasedFile {
  return file === null ? inMemory(openKeyFile(null)) : onDisk(file, openKeyFile(`${file}.key`));
}

function inMemory(keys: KeySource): ErasedFile {
  const kept: Erased[] = [];
  return {
    ...keysFrom(keys),
    read: async () => kept,
    async append(erased) {
      kept.push(...erased);
    },
  };
}

function onDisk(file: string, keys: KeySource): ErasedFile {
  return {
    ...keysFrom(keys),
    async read() {
      const lines = (await readIfThere(file)).split('\n').map(line => line.split(' '));
      return lines.flatMap(([hash = '', at]) => (hash === '' ? [] : { hash, at: Number(at) }));
    },
    async append(erased) {
      if (erased.length === 0) return;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const lines = erased.map(({ hash, at }) => `${hash} ${at}\n`).join('');
      await appendFile(file, lines, { mode: 0o600, flush: true });
    },
  };
}

function keysFrom(keys: KeySource): Pick<ErasedFile, 'key' | 'keyForNew'> {
  return {
    async key() {
      const secret = await keys.read();
      return secret === null ? null : toKey(secret);
    },
    keyForNew: async () => toKey(await keys.readOrMake()),
  };
}

function toKey(secret: string): ErasureKey {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const mark = sign('the key itself').slice(0, 6);
  return {
    hash: number => `${mark}.${sign(number)}`,
    made: hash => hash.startsWith(`${mark}.`),
  };
}
