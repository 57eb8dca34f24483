import { isDeepStrictEqual } from 'node:util';
import type { Merging, Three } from './collision.ts';

/**
 * Merges lists of texts such as agents or numbers, of which each is there or not: what one has removed is gone, what one
 * has added is there. Where somebody has put them into another order, or nothing would be left, there is a choice.
 */
export function mergeTexts(
  three: Three<readonly unknown[]>,
  path: readonly string[],
  merging: Merging,
): unknown {
  const { base, mine, theirs } = three;
  const added = mine.filter(one => !base.includes(one) && !theirs.includes(one));
  const kept = theirs.filter(one => mine.includes(one) || !base.includes(one));
  const merged = [...kept, ...added];
  const isOrdered = keepsOrder(base, mine) && keepsOrder(base, theirs);
  // A list that was not there means something else than an empty one, such as everybody.
  return base.length === 0 || merged.length === 0 || !isOrdered ? merging.collide(three, path) : merged;
}

function keepsOrder(base: readonly unknown[], side: readonly unknown[]): boolean {
  const [before, after] = [base.filter(one => side.includes(one)), side.filter(one => base.includes(one))];
  return isDeepStrictEqual(before, after);
}
