import { readBytes } from './read-bytes.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * Finds out how the text of a file is encoded: by its byte order mark, by the zeros between the letters of
 * UTF-16, or by whether all of it is UTF-8; if not, it is taken for Windows-1252, in which every byte has a
 * meaning. Reads the whole file if nothing else decides.
 */
export async function detectEncoding(file: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isBegin = true;
  try {
    for await (const { chunk } of readBytes(file)) {
      const marked = isBegin ? byBeginning(chunk) : null;
      if (marked !== null) return marked;
      isBegin = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

/**
 * The text of a file in pieces, without its byte order mark.
 *
 * @param onRead gets the bytes of the file read so far.
 */
export async function* readText(
  file: string,
  encoding: Encoding,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const { chunk, bytesRead } of readBytes(file)) {
    // Always as a stream: of a whole Windows-1252 text, Node 20 reads the euro sign as a control character.
    yield decoder.decode(chunk, { stream: true });
    onRead(bytesRead);
  }
  yield decoder.decode();
}

function byBeginning(chunk: Buffer): Encoding | null {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 'utf-8';
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  // Headings are mostly ASCII, every second byte of which is zero in UTF-16.
  const zeros = [0, 0];
  const sample = chunk.subarray(0, 200);
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < sample.length / 4) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}
