/** What a telephone line carries, and the only rate that sipgate plays. */
export const sampleRateHz = 8000;

/** Length of the header before the samples. */
export const headerBytes = 44;
export const bytesPerSecond = sampleRateHz * 2;
const pcm = 1;
const fullScale = 32_767;

/**
 * A complete WAV file in the only format that sipgate plays: mono, 16-bit PCM, 8 kHz. Samples lie between -1
 * and 1; what lies beyond is cut off there.
 */
export function writeWav(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let index = 0; index < samples.length; index += 1) {
    const sample = Math.max(-1, Math.min(1, samples[index] ?? 0));
    view.setInt16(index * 2, Math.round(sample * fullScale), true);
  }
  return writeSamples(bytes);
}

/** A complete WAV file around samples that are already encoded. */
export function writeSamples(samples: Uint8Array): Buffer {
  const wav = Buffer.alloc(headerBytes + samples.length);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(pcm, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRateHz, 24);
  wav.writeUInt32LE(bytesPerSecond, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples.length, 40);
  wav.set(samples, headerBytes);
  return wav;
}

/** How long a WAV file of {@link writeWav} plays. */
export function durationMsOf(wav: Buffer): number {
  return Math.round(((wav.length - headerBytes) / 2 / sampleRateHz) * 1000);
}
