import { type Merging, settled, type Three } from './collision.ts';
import { identityOf } from './identity.ts';
import { placesBefore, twinsAmong } from './pair-entries.ts';

type Entries = readonly unknown[];

/** A changed list, with the place before of each of its entries; null: it is new. */
interface Side {
  readonly entries: Entries;
  readonly places: readonly (number | null)[];
  /** The entries that were there before, by their place then. */
  readonly kept: ReadonlyMap<number | null, unknown>;
}

/**
 * Merges lists of entries that are known by a name, a number or a date. What both have added for the same is not merged:
 * one of the two is chosen.
 */
export function mergeEntries(three: Three<Entries>, path: readonly string[], merging: Merging): Entries {
  const { base, mine, theirs } = three;
  const [ours, others] = [sideOf(base, mine), sideOf(base, theirs)];
  const kept = base.map((entry, index) =>
    merging.merge({ base: entry, mine: ours.kept.get(index), theirs: others.kept.get(index) }, [
      ...path,
      identityOf(entry),
    ]),
  );
  const [added, theirAdded] = [addedOf(ours), addedOf(others)];
  const twins = twinsAmong(added, theirAdded, path[0] ?? '');
  const chosen = new Map<unknown, unknown>();
  for (const [left, right] of twins) {
    const value = chooseTwin(left, right, path, merging);
    chosen.set(left, value).set(right, value);
  }
  // Whoever has put the entries into another order leads, if the other has not.
  const sides = isMoved(ours) && !isMoved(others) ? [ours, others] : [others, ours];
  const merged = sides.flatMap(({ entries, places }) =>
    entries.map((entry, at): readonly [unknown, unknown] => {
      const index = places[at] ?? null;
      if (index !== null) return [index, kept[index]];
      const value = chosen.get(entry) ?? entry;
      return [value, value];
    }),
  );
  return [...new Map(merged).values()].filter(value => value !== undefined);
}

function sideOf(base: Entries, entries: Entries): Side {
  const places = placesBefore(base, entries);
  return { entries, places, kept: new Map(places.map((place, at) => [place, entries[at]])) };
}

function addedOf({ entries, places }: Side): Entries {
  return entries.filter((_, at) => places[at] === null);
}

function isMoved({ places }: Side): boolean {
  const kept = places.filter(place => place !== null);
  return kept.some((place, at) => place < (kept[at - 1] ?? 0));
}

function chooseTwin(mine: unknown, theirs: unknown, path: readonly string[], merging: Merging): unknown {
  const three = { base: undefined, mine, theirs };
  // The same place whichever of the two is mine.
  const [name = ''] = [identityOf(mine), identityOf(theirs)].toSorted();
  return settled(three) === null ? merging.collide(three, [...path, name]) : theirs;
}
