import type { AppContext } from '../context.ts';
import { StoreFull } from '../ports/store.ts';

/** Counts a push that the store did not take, and logs why, unless the store itself has already done so. */
export function noteNotRecorded(
  { health, log }: AppContext,
  error: unknown,
  { callId, what }: { readonly callId: string; readonly what: string },
): void {
  health.pushNotRecorded();
  if (!(error instanceof StoreFull)) log.error({ err: error, callId }, what);
}

/** Logged if the caller gets an answer all the same. */
export const failedWhileWaiting = 'The store failed while a caller waited.';
