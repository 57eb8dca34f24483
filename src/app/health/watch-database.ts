import type { AppContext } from '../context.ts';
import { repeat } from '../repeat.ts';
import { spendAtMost } from '../time-budget.ts';

const intervalMs = 2_000;
/** How long an answer may take, in milliseconds. */
const patienceMs = 2_000;

/**
 * Knows within seconds whether the database answers, also while nobody calls, until `signal` aborts. What a call does
 * depends on its own tries alone.
 */
export function watchDatabase(
  { store, health }: Pick<AppContext, 'store' | 'health'>,
  signal: AbortSignal,
): Promise<void> {
  return repeat(
    async () => {
      const asked = store.latestRevision().then(() => true);
      health.know({ isDatabaseAnswering: await spendAtMost(patienceMs, asked, { instead: false }) });
    },
    { intervalMs, signal },
  );
}
