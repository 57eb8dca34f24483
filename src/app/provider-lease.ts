import type { AppContext } from './context.ts';

/** How many polls of presence an instance may miss before another one takes over. */
const leaseIntervals = 3;

/**
 * Takes or renews the right to ask the provider for all instances: one asks, and the others hear of it from the store.
 * `intervalMs` is that of the presence poll. While the store can't say who asks, everybody does: too many questions are
 * better than no answer.
 */
export async function holdsProviderLease({ store, clock }: AppContext, intervalMs: number): Promise<boolean> {
  const now = clock();
  return store.holdLease('presence', now, now + leaseIntervals * intervalMs).catch(() => true);
}
