import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeySource } from '../../app/ports/secrets.ts';

/** A random key in a file for this user alone, made when it is first needed; without a file it is in memory. */
export function openKeyFile(file: string | null): KeySource {
  return file === null ? inMemory() : onDisk(file);
}

function inMemory(): KeySource {
  const key = newKey();
  return { read: async () => key, readOrMake: async () => key };
}

function onDisk(file: string): KeySource {
  let known: string | null = null;

  async function read(): Promise<string | null> {
    if (known !== null) return known;
    const key = (await readIfThere(file)).trim();
    known = key === '' ? null : key;
    return known;
  }

  return {
    read,
    async readOrMake() {
      const before = await read();
      if (before !== null) return before;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeNew(file, `${newKey()}\n`);
      return (await read()) ?? Promise.reject(new Error(`${file} is empty.`));
    },
  };
}

function newKey(): string {
  return randomBytes(32).toString('base64url');
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

export async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
