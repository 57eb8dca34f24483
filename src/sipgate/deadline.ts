/** A time limit for one request. */
export interface Deadline {
  /** Aborts when the time is up or the work is called off. */
  readonly signal: AbortSignal;
  /** Must be called once the request is over. */
  release(): void;
}

/**
 * Limits work that can also be called off by `calledOff`, a signal that may live as long as the process. That
 * is why `AbortSignal.any` is not used: on Node 20 each use leaves a little memory behind in such a signal.
 */
export function startDeadline(calledOff: AbortSignal, timeoutMs: number): Deadline {
  const controller = new AbortController();
  const abort = (): void => controller.abort(calledOff.reason);
  const timer = setTimeout(abort, timeoutMs);
  calledOff.addEventListener('abort', abort);
  if (calledOff.aborted) abort();
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer);
      calledOff.removeEventListener('abort', abort);
    },
  };
}
