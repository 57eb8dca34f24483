import type { AppContext } from '../context.ts';
import { spendAtMost } from '../time-budget.ts';

const leaseName = 'presence';
/** How many polls of presence an instance may miss before another one takes over. */
const leaseIntervals = 3;
/** How long the store may take to say which instance asks, in milliseconds. */
const patienceMs = 500;

/**
 * Takes or renews the right to ask the provider for all instances: one asks, and the others learn the answer
 * from the store. `intervalMs` is that of the presence poll. While the store can't say quickly which one
 * asks, all do: too many requests are better than no answer.
 */
export async function holdsProviderLease({ store, clock }: AppContext, intervalMs: number): Promise<boolean> {
  if (!store.state().isReachable) return true;
  const now = clock();
  const holding = store.holdLease(leaseName, now, now + leaseIntervals * intervalMs);
  return spendAtMost(patienceMs, holding, { instead: true });
}

/**
 * Until when some instance was certainly running, as far as the database knows, in epoch milliseconds; null:
 * none ever was. A database that was restored from a backup or was unreachable knows of none since.
 */
export function watchedUntil({ store }: Pick<AppContext, 'store'>): Promise<number | null> {
  return store.leaseEnd(leaseName);
}
