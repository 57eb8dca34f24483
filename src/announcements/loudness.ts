/** The largest distance from zero. */
export function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** Scales a sound so its loudest sample is at `peak`. Not for silence. */
export function scaleTo(peak: number, samples: Float32Array): Float32Array {
  const gain = peak / peakOf(samples);
  const scaled = new Float32Array(samples.length);
  for (let index = 0; index < samples.length; index += 1) scaled[index] = (samples[index] ?? 0) * gain;
  return scaled;
}
