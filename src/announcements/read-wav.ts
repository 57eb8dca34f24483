import { createYield } from '../pace/yield-to-calls.ts';
import { isTooLong, type ReadSound, refuseSound, refuseTooLong } from './sound.ts';

/** How the samples of a WAV file are to be understood. */
interface Format {
  readonly encoding: number;
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly bitsPerSample: number;
}

type ReadSample = (bytes: Buffer, at: number) => number;

const pcm = 1;
const float = 3;
const aLaw = 6;
const muLaw = 7;
/** The actual encoding comes later in the chunk. */
const extensible = 0xfffe;
const remedy = {
  en: 'save it as a WAV file of 16-bit PCM, or as MP3',
  de: 'speichern Sie sie als WAV mit 16-Bit-PCM oder als MP3',
};

export function isWav(bytes: Buffer): boolean {
  return tagAt(bytes, 0) === 'RIFF' && tagAt(bytes, 8) === 'WAVE';
}

/** Reads a WAV file of any usual encoding, rate and number of channels, which are mixed to one. */
export async function readWav(bytes: Buffer): Promise<ReadSound> {
  const chunks = findChunks(bytes);
  const format = readFormat(chunks.get('fmt ')?.body);
  if (format === null)
    return refuseSound(
      `The WAV file does not say its format; ${remedy.en}`,
      `Die WAV-Datei nennt ihr Format nicht; ${remedy.de}`,
    );
  const readSample = sampleReader(format);
  const { channels, sampleRateHz, bitsPerSample } = format;
  if (readSample === null || channels < 1 || channels > 8 || sampleRateHz < 4_000 || sampleRateHz > 192_000)
    return refuseSound(
      `The WAV file has encoding ${format.encoding}, ${channels} channels, ${bitsPerSample} bits, ${sampleRateHz} Hz, which is not read; ${remedy.en}`,
      `Die WAV-Datei hat die Kodierung ${format.encoding}, ${channels} Kanäle, ${bitsPerSample} Bit, ${sampleRateHz} Hz, was nicht gelesen wird; ${remedy.de}`,
    );
  const data = chunks.get('data');
  if (data === undefined) return refuseSound('The WAV file has no sound', 'Die WAV-Datei enthält keinen Ton');
  if (data.isCutOff)
    return refuseSound(
      'The WAV file is cut off; upload it again',
      'Die WAV-Datei ist abgeschnitten; laden Sie sie noch einmal hoch',
    );
  const frameBytes = (channels * bitsPerSample) / 8;
  const frames = Math.floor(data.body.length / frameBytes);
  if (isTooLong(frames, sampleRateHz)) return refuseTooLong();

  const samples = new Float32Array(frames);
  const runYielding = createYield();
  for (let frame = 0; frame < frames; frame += 1) {
    if (frame % 4096 === 0) await runYielding();
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1)
      sum += readSample(data.body, frame * frameBytes + (channel * bitsPerSample) / 8);
    samples[frame] = sum / channels;
  }
  return { ok: true, sound: { sampleRateHz, samples } };
}

interface Chunk {
  readonly body: Buffer;
  /** Whether the file ends before the chunk does. */
  readonly isCutOff: boolean;
}

/** The first chunk of each tag. */
function findChunks(bytes: Buffer): ReadonlyMap<string, Chunk> {
  const chunks = new Map<string, Chunk>();
  for (let start = 12; start + 8 <= bytes.length; ) {
    const tag = tagAt(bytes, start);
    const size = bytes.readUInt32LE(start + 4);
    const end = start + 8 + size;
    const chunk = { body: bytes.subarray(start + 8, end), isCutOff: end > bytes.length && !isOpenEnd(size) };
    if (!chunks.has(tag)) chunks.set(tag, chunk);
    // Chunks are padded to an even length.
    start = end + (size % 2);
  }
  return chunks;
}

/** Programs that write to a pipe don't know the length, and leave the largest there is. */
function isOpenEnd(size: number): boolean {
  return size >= 0x7fff_f000;
}

function tagAt(bytes: Buffer, start: number): string {
  return bytes.toString('latin1', start, start + 4);
}

function readFormat(chunk: Buffer | undefined): Format | null {
  if (chunk === undefined || chunk.length < 16) return null;
  const encoding = chunk.readUInt16LE(0);
  return {
    encoding: encoding === extensible && chunk.length >= 26 ? chunk.readUInt16LE(24) : encoding,
    channels: chunk.readUInt16LE(2),
    sampleRateHz: chunk.readUInt32LE(4),
    bitsPerSample: chunk.readUInt16LE(14),
  };
}

function sampleReader({ encoding, bitsPerSample }: Format): ReadSample | null {
  switch (`${encoding}/${bitsPerSample}`) {
    case `${pcm}/8`:
      return (bytes, at) => (bytes.readUInt8(at) - 128) / 128;
    case `${pcm}/16`:
      return (bytes, at) => bytes.readInt16LE(at) / 2 ** 15;
    case `${pcm}/24`:
      return (bytes, at) => bytes.readIntLE(at, 3) / 2 ** 23;
    case `${pcm}/32`:
      return (bytes, at) => bytes.readInt32LE(at) / 2 ** 31;
    case `${float}/32`:
      return (bytes, at) => finite(bytes.readFloatLE(at));
    case `${float}/64`:
      return (bytes, at) => finite(bytes.readDoubleLE(at));
    case `${aLaw}/8`:
      return (bytes, at) => fromALaw(bytes.readUInt8(at));
    case `${muLaw}/8`:
      return (bytes, at) => fromMuLaw(bytes.readUInt8(at));
    default:
      return null;
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** G.711: a sign, three bits of exponent, four of mantissa, all of them inverted. */
function fromMuLaw(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 0x07)) - 0x84;
  return ((bits & 0x80) === 0 ? magnitude : -magnitude) / 2 ** 15;
}

/** G.711: like µ-law, but with every other bit inverted and the smallest step linear. */
function fromALaw(byte: number): number {
  const bits = byte ^ 0x55;
  const exponent = (bits >> 4) & 0x07;
  const mantissa = ((bits & 0x0f) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return ((bits & 0x80) === 0 ? -magnitude : magnitude) / 2 ** 15;
}
