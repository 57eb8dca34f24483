/** Keeps track of which numbers of the journal have been seen. */
export interface Sequence {
  has(seq: number): boolean;
  /** `now` in milliseconds of any clock that runs evenly. */
  add(seq: number, now: number): void;
  /**
   * The number up to which nothing new is expected: everything has been seen, or was missing for too long.
   */
  settledUpTo(now: number): number;
}

/**
 * Numbers become visible out of order, because a transaction that began earlier may be committed later. So a
 * missing number is waited for until a higher one has been known for a while.
 *
 * @param known numbers that have been seen, in any order; gaps between them may still be filled.
 */
export function startSequence(known: readonly number[]): Sequence {
  const seen = new Set(known);
  let settled = known.reduce((least, seq) => Math.min(least, seq), Infinity);
  if (settled === Infinity) settled = 0;
  let highest = known.reduce((most, seq) => Math.max(most, seq), 0);
  /** The highest number seen at certain times, oldest first. */
  let marks: { readonly seq: number; readonly at: number }[] = [];

  function mark(now: number): void {
    const last = marks.at(-1);
    const isNew = last === undefined || (highest > last.seq && now - last.at >= markEveryMs);
    if (isNew) marks.push({ seq: highest, at: now });
  }

  return {
    has: seq => seq <= settled || seen.has(seq),
    add(seq, now) {
      seen.add(seq);
      if (seq > highest) {
        highest = seq;
        mark(now);
      }
    },
    settledUpTo(now) {
      mark(now);
      const past = marks.findLast(each => now - each.at >= gapsStayOpenMs);
      const before = settled;
      if (past !== undefined) {
        settled = Math.max(settled, past.seq);
        marks = marks.filter(each => each.at > past.at);
      }
      while (seen.has(settled + 1)) settled += 1;
      if (settled > before) for (const seq of seen) if (seq <= settled) seen.delete(seq);
      return settled;
    },
  };
}

const gapsStayOpenMs = 10_000;

/** In milliseconds. Keeps the list of marks short. */
const markEveryMs = 500;
