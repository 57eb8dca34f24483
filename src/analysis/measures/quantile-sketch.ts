/**
 * Counts durations and gives their quantiles to within about one percent, in memory that does not grow with
 * their number.
 */
export interface QuantileSketch {
  /** @param value at least 0. */
  add(value: number): void;
  /** The value that a share `q` of all does not exceed; null if there are none. */
  quantile(q: number): number | null;
}

/** Each bucket ends two percent above the one before; everything below 1 is in the first. */
const growth = Math.log(1.02);

export function createQuantileSketch(): QuantileSketch {
  const buckets = new Map<number, number>();
  return {
    add(value) {
      const bucket = bucketOf(value);
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    },
    quantile: q => quantileOf([...buckets], q),
  };
}

/** The bucket in which a value is counted. Counts of sketches add up to those of the whole. */
export function bucketOf(value: number): number {
  return value < 1 ? 0 : 1 + Math.floor(Math.log(value) / growth);
}

/** The value that a share `q` of all does not exceed, by the counts of the buckets; null if there are none. */
export function quantileOf(
  buckets: readonly (readonly [bucket: number, count: number])[],
  q: number,
): number | null {
  let left = q * buckets.reduce((total, [, count]) => total + count, 0);
  for (const [bucket, count] of [...buckets].sort(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return bucket === 0 ? 0 : Math.exp((bucket - 0.5) * growth);
  }
  return null;
}
