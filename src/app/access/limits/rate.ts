/** So many tries at once, and one more after each interval. */
export interface Rate {
  readonly atOnce: number;
  /** In milliseconds. */
  readonly everyMs: number;
}

/** How many tries were left at a moment, in epoch milliseconds; parts of one count while they grow. */
export interface Tries {
  readonly left: number;
  readonly at: number;
}

/** The tries left at a later moment. A clock that is put back gives nothing and costs nothing. */
export function triesAt(tries: Tries | undefined, now: number, { atOnce, everyMs }: Rate): Tries {
  if (tries === undefined) return { left: atOnce, at: now };
  const gained = Math.max(0, now - tries.at) / everyMs;
  return { left: Math.min(atOnce, tries.left + gained), at: now };
}

/** The tries left after one more; null: there is none. */
export function spendTry(tries: Tries | undefined, now: number, rate: Rate): Tries | null {
  const { left, at } = triesAt(tries, now, rate);
  return left < 1 ? null : { left: left - 1, at };
}
