/**
 * Gives work a signal that aborts after `timeoutMs` (real time) with a `TimeoutError`, or when `closed` does.
 * Unlike `AbortSignal.any` it leaves nothing behind on `closed`, which lives as long as the emulator.
 */
export async function withDeadline<T>(
  { timeoutMs, closed }: { readonly timeoutMs: number; readonly closed: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(closed.reason);
  const timer = setTimeout(
    () => controller.abort(new DOMException('The time is over', 'TimeoutError')),
    timeoutMs,
  );
  closed.addEventListener('abort', abort, { once: true });
  try {
    closed.throwIfAborted();
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    closed.removeEventListener('abort', abort);
  }
}
