import type { AppContext } from '../context.ts';
import { StoreFull } from '../ports/store.ts';

/** Counts a push that the store did not take, and says why, unless the store has said so once for all. */
export function noteNotRecorded(
  { health, log }: AppContext,
  error: unknown,
  { callId, what }: { readonly callId: string; readonly what: string },
): void {
  health.pushNotRecorded();
  if (!(error instanceof StoreFull)) log.error({ err: error, callId }, what);
}

/** What is said where the caller gets an answer all the same. */
export const failedWhileWaiting = 'The store failed while a caller waited.';
