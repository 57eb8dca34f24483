import type { Clock } from '../../ports/log.ts';
import { type Rate, spendTry, type Tries, triesAt } from './rate.ts';

/** Tries counted by key, in this process. */
export interface Tallies {
  /** Whether one more is allowed; it is then spent. */
  take(key: string): boolean;
  /** Gives one back that turned out to be rightful, and no more: others of the same key were not. */
  giveBack(key: string): void;
  /** How many keys are kept. */
  size(): number;
}

const tidiedAbove = 1_000;

/**
 * Keys must come from a limited set, such as users: none is dropped before all its tries are back. Until
 * then, whoever could push one out would be free to guess again.
 */
export function createTallies(clock: Clock, rate: Rate): Tallies {
  const kept = new Map<string, Tries>();
  let tidyAt = tidiedAbove;

  function tidy(now: number): void {
    if (kept.size < tidyAt) return;
    for (const [key, tries] of kept) if (triesAt(tries, now, rate).left === rate.atOnce) kept.delete(key);
    tidyAt = Math.max(tidiedAbove, 2 * kept.size);
  }

  return {
    take(key) {
      const now = clock();
      const next = spendTry(kept.get(key), now, rate);
      if (next === null) return false;
      tidy(now);
      kept.set(key, next);
      return true;
    },
    size: () => kept.size,
    giveBack(key) {
      const { left, at } = triesAt(kept.get(key), clock(), rate);
      kept.set(key, { left: Math.min(rate.atOnce, left + 1), at });
    },
  };
}
