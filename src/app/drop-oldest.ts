/** What keeps its entries in the order in which they came: a Map or a Set. */
interface Kept<K> {
  readonly size: number;
  keys(): Iterable<K>;
  delete(key: K): boolean;
}

/** Keeps at most so many after one was added. */
export function dropOldest<K>(kept: Kept<K>, most: number): void {
  if (kept.size <= most) return;
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}
