/** The database took longer than anybody waits for it. */
export class LateError extends Error {
  override readonly name = 'LateError';
  /** Whether it was this process that did not get to work, so that nothing is said of the database. */
  readonly isOurs: boolean;

  constructor(limitMs: number, isOurs: boolean) {
    super(
      `No answer within ${limitMs} ms${isOurs ? ', most of which this process did not get to work' : ''}.`,
    );
    this.isOurs = isOurs;
  }
}

/**
 * The result of `work`, or a {@link LateError} after `limitMs`; what becomes of it later is then ignored. Only time counts in
 * which this process gets to work: where it is short of a processor, an answer may have come long ago and lie unread. But
 * nobody waits for more than two seconds on top.
 */
export function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = afterOwnTime(limitMs, isOurs => reject(new LateError(limitMs, isOurs)));
    work.then(
      value => {
        stop();
        resolve(value);
      },
      (error: unknown) => {
        stop();
        reject(error);
      },
    );
  });
}

/** How long one looks whether this process is late; one that is by as much again does not count. In milliseconds. */
const sliceMs = 20;
const longestOnTopMs = 2_000;

/**
 * Calls `onEnd` when so many milliseconds have passed in slices that were on time, and tells it whether most of the time was
 * in others. Returns what stops it.
 */
function afterOwnTime(limitMs: number, onEnd: (isOurs: boolean) => void): () => void {
  const startedAt = performance.now();
  let leftMs = limitMs;
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const nextSlice = (): void => {
    const slice = Math.min(leftMs, sliceMs);
    const dueAt = performance.now() + slice;
    timer = setTimeout(() => {
      const now = performance.now();
      if (now - dueAt < sliceMs) leftMs -= slice;
      // What has come meanwhile is read before anybody gives up.
      if (leftMs <= 0 || now - startedAt >= limitMs + longestOnTopMs) setImmediate(end);
      else nextSlice();
    }, slice);
  };
  const end = (): void => {
    if (!isStopped) onEnd(performance.now() - startedAt > 2 * limitMs);
  };
  nextSlice();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
