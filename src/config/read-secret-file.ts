import { readFileSync } from 'node:fs';

/** What a file holds, such as a Docker secret, without the line break that an editor adds at the end. */
export function readSecretFile(file: string): string | Error {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
