import { WaveFile } from 'wavefile';

/** How loud a tone is within a sound, between 0 and 1 (Goertzel's algorithm). */
export function levelOf(samples: Float64Array, sampleRateHz: number, frequencyHz: number): number {
  const turn = (2 * Math.PI * frequencyHz) / sampleRateHz;
  let [last, beforeLast] = [0, 0];
  for (const sample of samples) [last, beforeLast] = [sample + 2 * Math.cos(turn) * last - beforeLast, last];
  const real = last - beforeLast * Math.cos(turn);
  const imaginary = beforeLast * Math.sin(turn);
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}

/** A tone as samples between -1 and 1. */
export function tone(frequencyHz: number, sampleRateHz: number, seconds: number, level = 0.5): Float64Array {
  return Float64Array.from(
    { length: Math.round(seconds * sampleRateHz) },
    (_, index) => level * Math.sin((2 * Math.PI * frequencyHz * index) / sampleRateHz),
  );
}

/** The sound of several tones at once. */
export function mixed(...sounds: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(), ...others] = sounds;
  return first.map((sample, index) => others.reduce((sum, other) => sum + (other[index] ?? 0), sample));
}

/** What a WAV file is and holds, read by a library that is not ours. */
export function readByLibrary(wav: Buffer): {
  readonly format: object;
  readonly samples: Float64Array;
} {
  const file = new WaveFile(wav);
  const { numChannels, sampleRate, bitsPerSample, audioFormat } = file.fmt as Record<string, number>;
  const scaled = new WaveFile(wav);
  scaled.toBitDepth('32f');
  return {
    format: { numChannels, sampleRate, bitsPerSample, audioFormat },
    samples: Float64Array.from(scaled.getSamples(false) as unknown as Float64Array),
  };
}

type BitDepth = '8' | '16' | '24' | '32' | '32f' | '64' | '8a' | '8m';

/** A WAV file of any kind, written by a library that is not ours. */
export function wavByLibrary(
  channels: readonly Float64Array[],
  sampleRateHz: number,
  bitDepth: BitDepth,
): Buffer {
  const scale = { '8': 127, '16': 2 ** 15 - 1, '24': 2 ** 23 - 1, '32': 2 ** 31 - 1 }[bitDepth as string];
  const file = new WaveFile();
  if (bitDepth === '8a' || bitDepth === '8m') {
    const sixteen = channels.map(samples => samples.map(sample => Math.round(sample * 32_767)));
    file.fromScratch(
      channels.length,
      sampleRateHz,
      '16',
      sixteen.length === 1 ? (sixteen[0] ?? []) : sixteen,
    );
    if (bitDepth === '8a') file.toALaw();
    else file.toMuLaw();
    return Buffer.from(file.toBuffer());
  }
  const scaled = channels.map(samples =>
    samples.map(sample =>
      scale === undefined ? sample : Math.round(sample * scale) + (bitDepth === '8' ? 128 : 0),
    ),
  );
  file.fromScratch(channels.length, sampleRateHz, bitDepth, scaled.length === 1 ? (scaled[0] ?? []) : scaled);
  return Buffer.from(file.toBuffer());
}
