import { setTimeout as wait } from 'node:timers/promises';
import type { HealthSummary } from '../src/app/health/health-summary.ts';
import type { Familiar } from './familiar.ts';

/** Its own account of how it is doing. */
export async function readHealth({ url }: Pick<Familiar, 'url'>): Promise<HealthSummary> {
  const response = await fetch(new URL('/health', url));
  return (await response.json()) as HealthSummary;
}

/** How long an outage may be felt after it is over, in milliseconds. */
export const drainDueMs = 60_000;

/**
 * Waits until no event waits on disk any more, but no longer than it may. Resolves to how long, in
 * milliseconds.
 */
export async function untilDrained(familiar: Pick<Familiar, 'url'>): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const { store } = await readHealth(familiar);
    const passedMs = performance.now() - startedAt;
    if (store.spooled.entries === 0 || passedMs >= drainDueMs) return passedMs;
    await wait(50);
  }
}
