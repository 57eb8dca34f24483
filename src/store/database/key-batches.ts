/**
 * Walks through keys in ascending order, in batches small enough for one transaction.
 *
 * @param keysAfter each reads from one table the first `limit` keys above `after`, or as many as there are.
 */
export async function* keyBatches<Key extends string>(
  keysAfter: (after: string, limit: number) => Promise<readonly Key[]>[],
): AsyncGenerator<readonly Key[]> {
  let after = '';
  for (;;) {
    const found = await Promise.all(keysAfter(after, batchSize));
    const batch = [...new Set(found.flat())].toSorted().slice(0, batchSize);
    const last = batch.at(-1);
    if (last === undefined) return;
    yield batch;
    after = last;
  }
}

const batchSize = 200;
