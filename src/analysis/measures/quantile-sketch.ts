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
  let total = 0;
  return {
    add(value) {
      const bucket = value < 1 ? 0 : 1 + Math.floor(Math.log(value) / growth);
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
      total++;
    },
    quantile(q) {
      let left = q * total;
      for (const [bucket, count] of [...buckets].sort(([a], [b]) => a - b)) {
        left -= count;
        if (left <= 0) return bucket === 0 ? 0 : Math.exp((bucket - 0.5) * growth);
      }
      return null;
    },
  };
}
