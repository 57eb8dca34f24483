import { legClosedEntry } from '../../switchboard/leg.ts';
import { reconcile } from '../../switchboard/reconcile.ts';
import type { AppContext } from '../context.ts';
import type { Warning } from '../health/health-summary.ts';
import type { CallInProgress, CallsSeen, RosterSource } from '../ports/provider.ts';
import { repeat } from '../repeat.ts';
import { holdsProviderLease } from '../roster/provider-lease.ts';
import { correct } from './correct.ts';

export interface ReconcileOptions {
  readonly presenceIntervalMs: number;
  readonly signal: AbortSignal;
}

const intervalMs = 60_000;
const mostAgents = 1_000;

const notShown: Warning = {
  en: 'sipgate does not show this token which calls are in progress. A talk whose end gets lost, as during a restart, keeps its agent busy until they talk again or for hours. A token with the scope rtcm:read mends that.',
  de: 'sipgate zeigt diesem Token nicht, welche Gespräche laufen. Geht das Ende eines Gesprächs verloren, etwa bei einem Neustart, gilt, wer es führte, als im Gespräch, bis er wieder eines führt oder für Stunden. Ein Token mit dem Recht rtcm:read behebt das.',
};

/**
 * Compares the open calls with those that the provider says are in progress, at once and then every minute,
 * until `signal` aborts: calls that ended unnoticed are closed, and agents who talk unnoticed become busy. Of
 * several instances, the one that asks for presence does this too; the others learn the results from the
 * journal.
 */
export function reconcileCalls(
  context: AppContext,
  source: RosterSource,
  options: ReconcileOptions,
): Promise<void> {
  const { signal } = options;
  return repeat(createReconciler(context, source, options), { intervalMs, signal });
}

/** Makes a function that compares once. It never rejects: health reports if the provider can't be asked. */
export function createReconciler(
  context: AppContext,
  source: RosterSource,
  { presenceIntervalMs, signal }: ReconcileOptions,
): () => Promise<void> {
  const memory = rememberSeen(context);
  let missingBefore: ReadonlySet<string> = new Set();
  let isFirst = true;
  return async () => {
    // The first time every instance asks: one that asked before a restart holds the right for a while.
    const isAsking = (await holdsProviderLease(context, presenceIntervalMs)) || isFirst;
    if (!isAsking) return;
    const inProgress = await askFor(context, source, signal);
    if (inProgress === null) return;
    isFirst = false;
    const { known, clock } = context;
    const seen = await memory.recall();
    const now = clock();
    const { close, answered, missing, shownAgents } = reconcile(known, {
      inProgress,
      seenBefore: new Set(seen.callIds),
      shownAgents: new Set(seen.agentIds),
      missingBefore,
      now,
    });
    missingBefore = missing;
    const closed = close.map(leg => legClosedEntry(leg, 'not-in-progress', now));
    await correct(context, [...answered, ...closed]);
    known.heardSince = null;
    // Only people still on the roster are remembered, so this stays as short as the list itself.
    const agentIds = [...shownAgents].slice(-mostAgents);
    await memory.keep({ callIds: inProgress.map(({ callId }) => callId), agentIds });
  };
}

/** What earlier lists showed to this or another instance, also before a restart. */
function rememberSeen({ store, log }: AppContext): {
  recall(): Promise<CallsSeen>;
  keep(seen: CallsSeen): Promise<void>;
} {
  let latest: CallsSeen = { callIds: [], agentIds: [] };
  return {
    async recall() {
      // While the database is away, what this process has seen.
      latest = await store.callsSeen().catch(() => latest);
      return latest;
    },
    async keep(seen) {
      const isNews = JSON.stringify(seen) !== JSON.stringify(latest);
      latest = seen;
      if (!isNews) return;
      await store
        .saveCallsSeen(seen)
        .catch((error: unknown) => log.debug({ err: error }, 'The calls in progress could not be kept.'));
    },
  };
}

async function askFor(
  { connection, health, log }: AppContext,
  source: RosterSource,
  signal: AbortSignal,
): Promise<readonly CallInProgress[] | null> {
  try {
    const inProgress = await source.fetchCallsInProgress(signal);
    health.sourceSucceeded('calls');
    const hasToken = connection.current.credentials !== null;
    health.noteAbout('calls', inProgress === null && hasToken ? notShown : null);
    return inProgress;
  } catch (error) {
    if (signal.aborted) return null;
    health.sourceFailed('calls', error);
    log.debug({ err: error }, 'The calls in progress could not be asked for.');
    return null;
  }
}
