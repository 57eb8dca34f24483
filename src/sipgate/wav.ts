export type WavCheck =
  | { readonly ok: true; readonly durationMs: number }
  | { readonly ok: false; readonly problem: string };

interface WavFormat {
  readonly encoding: number;
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly bitsPerSample: number;
}

const pcm = 1;
const bytesPerSecond = 16_000;
const remedy =
  'sipgate plays only mono 16-bit PCM at 8000 Hz. Convert it: ' +
  'ffmpeg -i <your file> -ac 1 -ar 8000 -c:a pcm_s16le announcement.wav';

/**
 * Checks that a file is one that sipgate's `Play` verb can play: RIFF/WAVE, mono, 16-bit PCM, 8000 Hz.
 * The problem says what was found, what is needed, and the command that converts it.
 */
export function checkWav(bytes: Buffer): WavCheck {
  if (tagAt(bytes, 0) !== 'RIFF' || tagAt(bytes, 8) !== 'WAVE')
    return refuse('The announcement is not a WAV file');
  const chunks = readChunks(bytes);
  const format = readFormat(chunks.get('fmt '));
  const sound = chunks.get('data');
  if (format === null) return refuse('The WAV file does not say its format');
  if (!isPlayable(format)) return refuse(`The WAV file is ${describe(format)}`);
  if (sound === undefined) return refuse('The WAV file is cut off or has no sound');
  if (sound.length === 0) return refuse('The WAV file is empty');
  return { ok: true, durationMs: Math.round((sound.length / bytesPerSecond) * 1000) };
}

function refuse(found: string): WavCheck {
  return { ok: false, problem: `${found}; ${remedy}` };
}

/** The chunks that are there in full, by tag. */
function readChunks(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let start = 12; start + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(start + 4);
    const end = start + 8 + size;
    if (end <= bytes.length) chunks.set(tagAt(bytes, start), bytes.subarray(start + 8, end));
    // Chunks are padded to an even length.
    start = end + (size % 2);
  }
  return chunks;
}

function tagAt(bytes: Buffer, start: number): string {
  return bytes.toString('latin1', start, start + 4);
}

function readFormat(chunk: Buffer | undefined): WavFormat | null {
  if (chunk === undefined || chunk.length < 16) return null;
  return {
    encoding: chunk.readUInt16LE(0),
    channels: chunk.readUInt16LE(2),
    sampleRateHz: chunk.readUInt32LE(4),
    bitsPerSample: chunk.readUInt16LE(14),
  };
}

function isPlayable(format: WavFormat): boolean {
  return (
    format.encoding === pcm &&
    format.channels === 1 &&
    format.bitsPerSample === 16 &&
    format.sampleRateHz === 8000
  );
}

function describe(format: WavFormat): string {
  const channels = format.channels === 1 ? 'mono' : `${format.channels} channels`;
  const encoding = format.encoding === pcm ? 'PCM' : `encoding ${format.encoding}`;
  return `${channels}, ${format.bitsPerSample}-bit ${encoding}, ${format.sampleRateHz} Hz`;
}
