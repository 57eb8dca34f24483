import { createReadStream } from 'node:fs';
import { maxYamlBytes } from '../../plan/read-yaml.ts';
import { CliError } from '../run-program.ts';

/** The text of a file, or of standard input for `-`; at most as much as a configuration may have. */
export async function readText(file: string): Promise<string> {
  const bytes = await readAtMost(file, maxYamlBytes);
  return new TextDecoder().decode(bytes);
}

/**
 * The bytes of a file, or of standard input for `-`. Stops reading as soon as it is known to be too large.
 */
export async function readAtMost(file: string, maxBytes: number): Promise<Buffer> {
  const source = file === '-' ? process.stdin : createReadStream(file);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of source) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    throw new CliError(`${file} can't be read: ${error instanceof Error ? error.message : error}.`);
  }
  if (length > maxBytes)
    throw new CliError(`${file} is too large: at most ${Math.floor(maxBytes / 1024)} KiB are read.`);
  return Buffer.concat(chunks);
}
