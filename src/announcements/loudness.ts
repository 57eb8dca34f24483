/** The largest distance from zero. */
export function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** The same sound with its loudest sample at `peak`. Not for silence. */
export function scaleTo(peak: number, samples: Float32Array): Float32Array {
  const gain = peak / peakOf(samples);
  return samples.map(sample => sample * gain);
}
