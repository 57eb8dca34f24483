import type { AppContext } from '../context.ts';
import { spendAtMost } from '../time-budget.ts';

const leaseName = 'presence';
/** How many polls of presence an instance may miss before another one takes over. */
const leaseIntervals = 3;
/** How long the store may take to say who asks, in milliseconds. */
const patienceMs = 500;

/**
 * Takes or renews the right to ask the provider for all instances: one asks, and the others hear of it from the store.
 * `intervalMs` is that of the presence poll. While the store can't say soon who asks, everybody does: too many questions
 * are better than no answer.
 */
export async function holdsProviderLease({ store, clock }: AppContext, intervalMs: number): Promise<boolean> {
  if (!store.state().isReachable) return true;
  const now = clock();
  const holding = store.holdLease(leaseName, now, now + leaseIntervals * intervalMs);
  return spendAtMost(patienceMs, holding, { instead: true });
}

/**
 * Until when some instance was certainly there, by what the database knows, in epoch milliseconds; null: none ever was. One
 * put back from a backup knows of none since; nor does one that was away.
 */
export function watchedUntil({ store }: Pick<AppContext, 'store'>): Promise<number | null> {
  return store.leaseEnd(leaseName);
}
