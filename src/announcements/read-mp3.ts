import { createYield } from '../pace/yield-to-calls.ts';
import { isTooLong, type ReadSound, refuseSound, refuseTooLong } from './sound.ts';

type Decoder = import('mpg123-decoder').MPEGDecoder;

/** How much is decoded at a time: calls wait a few dozen milliseconds for it. */
const pieceBytes = 8_192;

/** Whether the file begins like an MP3: with its tags, or with a frame. */
export function isMp3(bytes: Buffer): boolean {
  const [first = 0, second = 0] = bytes;
  const isFrame = first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0;
  return isFrame || bytes.toString('latin1', 0, 3) === 'ID3';
}

/**
 * Reads an MP3, its channels mixed to one. Needs the optional package mpg123-decoder, loaded when first used.
 */
export async function readMp3(bytes: Buffer): Promise<ReadSound> {
  const decoder = await openDecoder();
  if (decoder === null)
    return refuseSound(
      'MP3 can’t be read here, since the optional package mpg123-decoder is not installed; upload a WAV file',
      'MP3 lässt sich hier nicht lesen, weil das Zusatzpaket mpg123-decoder nicht installiert ist; laden Sie eine WAV-Datei hoch',
    );
  try {
    return await decode(decoder, bytes);
  } finally {
    decoder.free();
  }
}

async function openDecoder(): Promise<Decoder | null> {
  try {
    const { MPEGDecoder } = await import('mpg123-decoder');
    const decoder = new MPEGDecoder();
    await decoder.ready;
    return decoder;
  } catch {
    return null;
  }
}

async function decode(decoder: Decoder, bytes: Buffer): Promise<ReadSound> {
  const pieces: Float32Array[] = [];
  let length = 0;
  let rateHz = 0;
  const runYielding = createYield();
  for (let begin = 0; begin < bytes.length; begin += pieceBytes) {
    await runYielding();
    const piece = decoder.decode(bytes.subarray(begin, begin + pieceBytes));
    if (piece.samplesDecoded === 0) continue;
    if (rateHz !== 0 && piece.sampleRate !== rateHz)
      return refuseSound(
        'The MP3 changes its sample rate on the way; save it again with one rate',
        'Die MP3-Datei wechselt unterwegs ihre Abtastrate; speichern Sie sie noch einmal mit einer einzigen',
      );
    rateHz = piece.sampleRate;
    pieces.push(mix(piece.channelData));
    length += piece.samplesDecoded;
    if (isTooLong(length, rateHz)) return refuseTooLong();
  }
  if (length === 0)
    return refuseSound(
      'The file looks like an MP3 but holds no sound; upload a WAV file or an MP3',
      'Die Datei sieht aus wie MP3, enthält aber keinen Ton; laden Sie eine WAV- oder MP3-Datei hoch',
    );
  const samples = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return { ok: true, sound: { sampleRateHz: rateHz, samples } };
}

function mix(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...others] = channels;
  return first.map(
    (sample, index) => others.reduce((sum, other) => sum + (other[index] ?? 0), sample) / channels.length,
  );
}
