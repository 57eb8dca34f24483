import { legClosedEntry } from '../acd/leg.ts';
import { reconcile } from '../acd/reconcile.ts';
import type { AppContext } from './context.ts';
import { correct } from './correct.ts';
import type { CallInProgress, RosterSource } from './ports.ts';
import { holdsProviderLease } from './provider-lease.ts';
import { repeat } from './repeat.ts';

export interface ReconcileOptions {
  readonly presenceIntervalMs: number;
  readonly signal: AbortSignal;
}

const intervalMs = 60_000;

/**
 * Compares the open calls with those that the provider says are in progress, at once and then every minute, until
 * `signal` aborts: what ended unnoticed is closed, and who talks unnoticed is busy. Of several instances the one that
 * asks for presence does this too; the others learn from the journal what came out.
 */
export function reconcileCalls(
  context: AppContext,
  source: RosterSource,
  options: ReconcileOptions,
): Promise<void> {
  const { signal } = options;
  return repeat(createReconciler(context, source, options), { intervalMs, signal });
}

/** Makes what compares once. Never rejects: that the provider can't be asked is reported to the health summary. */
export function createReconciler(
  context: AppContext,
  source: RosterSource,
  { presenceIntervalMs, signal }: ReconcileOptions,
): () => Promise<void> {
  let seenBefore: ReadonlySet<string> = new Set();
  return async () => {
    if (!(await holdsProviderLease(context, presenceIntervalMs))) return;
    const inProgress = await askFor(context, source, signal);
    if (inProgress === null) return;
    const { known, clock } = context;
    const now = clock();
    const { close, answered } = reconcile(known, { inProgress, seenBefore, now });
    // What is remembered stays as short as the list itself.
    seenBefore = new Set(inProgress.map(call => call.callId));
    const closed = close.map(leg => legClosedEntry(leg, 'not-in-progress', now));
    await correct(context, [...answered, ...closed]);
  };
}

async function askFor(
  { health, log }: AppContext,
  source: RosterSource,
  signal: AbortSignal,
): Promise<readonly CallInProgress[] | null> {
  try {
    const inProgress = await source.fetchCallsInProgress(signal);
    health.sourceSucceeded('calls');
    return inProgress;
  } catch (error) {
    if (signal.aborted) return null;
    health.sourceFailed('calls', error);
    log.debug({ err: error }, 'The calls in progress could not be asked for.');
    return null;
  }
}
