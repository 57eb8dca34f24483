import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A piece of a file's contents. */
export interface Piece {
  readonly chunk: Buffer;
  /** How much of the file has been read so far; fewer bytes than were yielded if it is compressed. */
  readonly bytesRead: number;
}

/** Reads a file piece by piece; one compressed with gzip is unpacked, whatever its name. */
export async function* readBytes(file: string): AsyncGenerator<Piece> {
  const source = createReadStream(file, { highWaterMark: pieceBytes });
  const chunks: AsyncIterable<Buffer> = (await isGzip(file)) ? unpacked(source) : source;
  for await (const chunk of chunks) yield { chunk, bytesRead: source.bytesRead };
}

const pieceBytes = 256 * 1024;

function unpacked(source: ReadStream): AsyncIterable<Buffer> {
  // Whatever goes wrong with either is thrown where the pieces are read.
  return pipeline(source, createGunzip({ chunkSize: pieceBytes }), () => {});
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
