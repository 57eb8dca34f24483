import { createHmac, randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PhoneNumber } from '../../domain/phone-number.ts';

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
  return file === null ? inMemory() : onDisk(file);
}

function inMemory(): ErasedFile {
  const key = toKey(randomBytes(32).toString('base64url'));
  const kept: Erased[] = [];
  return {
    key: async () => key,
    keyForNew: async () => key,
    read: async () => kept,
    async append(erased) {
      kept.push(...erased);
    },
  };
}

function onDisk(file: string): ErasedFile {
  const keyFile = `${file}.key`;
  let known: ErasureKey | null = null;

  async function key(): Promise<ErasureKey | null> {
    if (known !== null) return known;
    const secret = (await readIfThere(keyFile)).trim();
    known = secret === '' ? null : toKey(secret);
    return known;
  }

  return {
    key,
    async keyForNew() {
      const before = await key();
      if (before !== null) return before;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeNew(keyFile, `${randomBytes(32).toString('base64url')}\n`);
      return (await key()) ?? Promise.reject(new Error(`${keyFile} is empty.`));
    },
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

function toKey(secret: string): ErasureKey {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const mark = sign('the key itself').slice(0, 6);
  return {
    hash: number => `${mark}.${sign(number)}`,
    made: hash => hash.startsWith(`${mark}.`),
  };
}

/** Another process may be as quick: then its key counts. */
async function writeNew(file: string, content: string): Promise<void> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
