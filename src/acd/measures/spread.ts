/** How evenly something is spread over a team. Null where there is nobody, or nothing to spread. */
export interface Spread {
  /** Gini coefficient: 0 if all have the same, close to 1 if one has everything. */
  readonly gini: number;
  /** The largest over the mean: 1 if all have the same. */
  readonly maxToMean: number;
  /** Jain's index (Jain, Chiu and Hawe 1984): 1 if all have the same, 1/n if one has everything. */
  readonly jain: number;
}

/** @param loads at least 0, in any unit. */
export function spreadOf(loads: readonly number[]): Spread | null {
  const total = loads.reduce((sum, load) => sum + load, 0);
  if (total <= 0) return null;
  const n = loads.length;
  const squares = loads.reduce((sum, load) => sum + load * load, 0);
  const ranked = [...loads].sort((a, b) => a - b);
  const weighted = ranked.reduce((sum, load, index) => sum + (2 * (index + 1) - n - 1) * load, 0);
  return {
    gini: weighted / (n * total),
    maxToMean: (Math.max(...loads) * n) / total,
    jain: (total * total) / (n * squares),
  };
}
