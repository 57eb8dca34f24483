/**
 * Maps items, at most `limit` at a time, keeping their order. Once one fails no other is begun, and the
 * result rejects with its error.
 */
export async function mapLimited<Item, Result>(
  items: readonly Item[],
  limit: number,
  map: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = eachEntry(items);
  async function work(): Promise<void> {
    // Leaving the loop by an error closes the generator, so it ends for all workers.
    for (const [index, item] of queue) results[index] = await map(item);
  }
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}

function* eachEntry<Item>(items: readonly Item[]): Generator<[number, Item]> {
  yield* items.entries();
}
