import { draw, purpose, subjectOf } from '../replay/draw.ts';

/** What each caller, or each day, adds to the sums of a measure. All vectors have the same length. */
export type UnitSums = ReadonlyMap<string, readonly number[]>;

/** A value with the interval in which it lies with 95 % confidence. Null where it is not defined. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Work done in steps of some ten microseconds, between which the service can take calls. */
export type Steps<T> = Generator<undefined, T>;

/** The sums over all units, then those of each replicate. */
export type Replicated = readonly (readonly number[])[];

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How often the units are drawn anew. */
const replicates = 200;

/**
 * The sums over all units, first as they are, then in each replicate of a Poisson bootstrap (Hanley and
 * MacGibbon 2006): every unit counts as often as a Poisson variable with mean 1 says. The weight depends on
 * the unit, the replicate and the seed alone, so a unit weighs the same in two runs and their difference is
 * paired.
 */
export function* resample(units: UnitSums, width: number, seed: number): Steps<Replicated> {
  const sums = Array.from({ length: replicates + 1 }, () => new Array<number>(width).fill(0));
  for (const [key, vector] of units) {
    yield;
    const subject = subjectOf(key);
    sums.forEach((sum, replicate) => {
      const weight = replicate === 0 ? 1 : poissonWeight(draw(seed, subject, purpose.weight, replicate));
      if (weight > 0) for (let i = 0; i < width; i++) sum[i] = (sum[i] ?? 0) + weight * (vector[i] ?? 0);
    });
  }
  return sums;
}

/**
 * The value over all units, and the middle 95 % of its replicates.
 *
 * @param values in the order of {@link resample}: first the whole, then the replicates.
 */
export function estimateOf(values: readonly (number | null)[]): Estimate {
  const [value = null, ...rest] = values;
  const known = rest.flatMap(one => one ?? []).sort((a, b) => a - b);
  if (value === null || known.length < replicates / 2) return { value, low: null, high: null };
  return { value, low: at(known, 0.025), high: at(known, 0.975) };
}

/** Whether a difference may well be chance: its interval contains 0 or is not defined. */
export function isNoise({ low, high }: Estimate): boolean {
  return low === null || high === null || (low <= 0 && high >= 0);
}

function at(sorted: readonly number[], share: number): number | null {
  return sorted[Math.round(share * (sorted.length - 1))] ?? null;
}

/** Cumulative probabilities of a Poisson variable with mean 1. */
const cumulative = [0.367879, 0.735759, 0.919699, 0.981012, 0.99634, 0.999406, 0.999917];

function poissonWeight(chance: number): number {
  const weight = cumulative.findIndex(limit => chance < limit);
  return weight === -1 ? cumulative.length : weight;
}
