import { isDeepStrictEqual } from 'node:util';

/** One value as it was, as one person has made it since, and as another has; undefined: there is none. */
export interface Three<T = unknown> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

/** A place that both have changed, each in another way. */
export interface Collision extends Three {
  /** By this a choice names it; the same whenever the same documents are merged. */
  readonly id: string;
  /** From the section down, as in a `Difference`; entries go by what identified them at first. */
  readonly path: readonly string[];
}

export type Side = 'mine' | 'theirs';

/** Whose value is taken, by the id of the collision. */
export type Choices = Readonly<Record<string, Side>>;

/** What a merge collects on its way, and how it goes further down. */
export interface Merging {
  readonly collisions: Collision[];
  /** The value of a place where the two do not agree: the one chosen, theirs until somebody chooses. */
  collide(three: Three, path: readonly string[]): unknown;
  /** Merges any value. */
  merge(three: Three, path: readonly string[]): unknown;
}

export function startMerging(choices: Choices, merge: (...given: MergeArguments) => unknown): Merging {
  const collisions: Collision[] = [];
  const merging: Merging = {
    collisions,
    collide(three, path) {
      const place = JSON.stringify(path);
      // Entries that share what identifies them share their path.
      const same = collisions.filter(one => JSON.stringify(one.path) === place).length;
      const id = same === 0 ? place : `${place} ${same + 1}`;
      collisions.push({ id, path, ...three });
      return Object.hasOwn(choices, id) && choices[id] === 'mine' ? three.mine : three.theirs;
    },
    merge: (three, path) => merge(three, path, merging),
  };
  return merging;
}

type MergeArguments = [three: Three, path: readonly string[], merging: Merging];

/** The value where no more than one of the two has changed it, or both alike; null: both have, differently. */
export function settled({ base, mine, theirs }: Three): { readonly value: unknown } | null {
  if (isDeepStrictEqual(mine, theirs) || isDeepStrictEqual(theirs, base)) return { value: mine };
  return isDeepStrictEqual(mine, base) ? { value: theirs } : null;
}
