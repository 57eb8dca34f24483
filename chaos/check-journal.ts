import { setTimeout as wait } from 'node:timers/promises';
import type { LabDatabase } from '../lab/databases.ts';

/**
 * How long nothing may reach the database while events wait on disk: a busy machine takes its time for many.
 */
const patienceMs = 60_000;

/** What is wrong with the journal; empty if every acknowledged event is in it exactly once. */
export async function checkJournal(
  database: LabDatabase,
  acknowledged: ReadonlySet<string>,
): Promise<readonly string[]> {
  let progressAt = performance.now();
  let fewest = Infinity;
  for (;;) {
    const counts = await countEntries(database);
    const missing = [...acknowledged].filter(key => !counts.has(key));
    if (missing.length < fewest) {
      fewest = missing.length;
      progressAt = performance.now();
    }
    const isLate = performance.now() - progressAt > patienceMs;
    if (missing.length === 0 || isLate)
      return [...missing.map(key => `acknowledged and lost: ${eventOf(key)}`), ...repeated(counts)];
    await wait(200);
  }
}

async function countEntries(database: LabDatabase): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { call_id, event } of await database.journal()) {
    const key = `${call_id} ${event}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function repeated(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].filter(([, count]) => count > 1).map(([key]) => `journaled twice: ${eventOf(key)}`);
}

function eventOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1);
}
