import type { AppContext } from '../context.ts';
import { repeat } from '../repeat.ts';
import { spendAtMost } from '../time-budget.ts';

const every = {
  intervalMs: 2_000,
  /** How long an answer may take. */
  patienceMs: 2_000,
};

/**
 * Knows within seconds whether the database answers, also while nobody calls, until `signal` aborts. One late answer proves
 * nothing, as this machine may be busy; a refusal does, and so does a second. What a call does depends on its own tries alone.
 */
export async function watchDatabase(
  { store, health }: Pick<AppContext, 'store' | 'health'>,
  signal: AbortSignal,
  { intervalMs, patienceMs } = every,
): Promise<void> {
  let wasLate = false;
  await repeat(
    async () => {
      const asked = store.latestRevision().then(
        () => 'answered' as const,
        () => 'refused' as const,
      );
      const said = await spendAtMost(patienceMs, asked, { instead: 'late' });
      if (said !== 'late' || wasLate) health.know({ isDatabaseAnswering: said === 'answered' });
      wasLate = said === 'late';
    },
    { intervalMs, signal },
  );
}
