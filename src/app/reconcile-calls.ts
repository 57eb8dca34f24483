import { markTalking, reconcile } from '../acd/reconcile.ts';
import { closeLegs } from './close-legs.ts';
import type { AppContext } from './context.ts';
import type { CallInProgress, RosterSource } from './ports.ts';
import { repeat } from './repeat.ts';

const intervalMs = 60_000;

/**
 * Compares the open calls with those that the provider says are in progress, at once and then every minute, until
 * `signal` aborts: what ended unnoticed is closed, and who talks unnoticed is busy. Every instance asks, since each
 * has a switchboard of its own.
 */
export function reconcileCalls(
  context: AppContext,
  source: RosterSource,
  signal: AbortSignal,
): Promise<void> {
  const reconcileOnce = createReconciler(context, source, signal);
  return repeat(reconcileOnce, { intervalMs, signal });
}

/** Makes what compares once. Never rejects: that the provider can't be asked is reported to the health summary. */
export function createReconciler(
  context: AppContext,
  source: RosterSource,
  signal: AbortSignal,
): () => Promise<void> {
  let seenBefore: ReadonlySet<string> = new Set();
  return async () => {
    const inProgress = await askFor(context, source, signal);
    if (inProgress === null) return;
    const { known, clock, log } = context;
    const now = clock();
    const { close, answered } = reconcile(known, { inProgress, seenBefore, now });
    // What is remembered stays as short as the list itself.
    seenBefore = new Set(inProgress.map(call => call.callId));
    for (const unnoticed of answered) {
      markTalking(known.board, unnoticed, now);
      log.warn(unnoticed, 'A call is in progress whose answer was never reported.');
    }
    if (close.length > 0) await closeLegs(context, close, 'not-in-progress');
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
