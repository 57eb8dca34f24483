/** The database took longer than anybody waits for it. */
export class LateError extends Error {
  override readonly name = 'LateError';
  /** Whether it was this process that got no processor time, which says nothing about the database. */
  readonly isOurs: boolean;

  constructor(limitMs: number, isOurs: boolean) {
    super(
      `No answer within ${limitMs} ms${isOurs ? ', most of which this process did not get to work' : ''}.`,
    );
    this.isOurs = isOurs;
  }
}

/**
 * The result of `work`, or a {@link LateError} after `limitMs`; a later result is ignored. Only time in which
 * this process runs counts: if it is starved of a processor, the answer may have come long ago and lie
 * unread. This adds two seconds at most.
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

/** Length of a slice of waiting, in milliseconds. One that takes twice as long does not count. */
const sliceMs = 20;
const longestOnTopMs = 2_000;

/**
 * Calls `onEnd` when so many milliseconds have passed in slices that were on time, and tells it whether most
 * of the time went into late ones. Returns a function that stops it.
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
      // Read what has come meanwhile before giving up.
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
