/** Chance that repeats itself: the same seed gives the same sequence. */
export interface Chance {
  /** At least 0 and less than 1. */
  next(): number;
  /** So many uppercase hexadecimal digits. */
  hex(length: number): string;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;

  // Mulberry32.
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    next,
    hex: length =>
      Array.from({ length }, () => Math.floor(next() * 16).toString(16))
        .join('')
        .toUpperCase(),
  };
}
