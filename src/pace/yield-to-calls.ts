import { setImmediate as nextTick } from 'node:timers/promises';

/** The longest that calls wait while large work is under way, in milliseconds. */
const sliceMs = 5;

/** Lets calls in, if they have waited long enough. */
export type YieldToCalls = () => Promise<void>;

/**
 * For long work, to be awaited at every step: lets calls in whenever a slice of time is used up.
 *
 * @param gone aborts when nobody waits for the result any more; then a step rejects.
 */
export function createYield(gone?: AbortSignal): YieldToCalls {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < sliceMs) return;
    await nextTick();
    gone?.throwIfAborted();
    began = performance.now();
  };
}

/** Runs the steps of long work to its result, letting calls in between. */
export async function runYielding<T>(steps: Generator<undefined, T>, gone?: AbortSignal): Promise<T> {
  const yieldToCalls = createYield(gone);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await yieldToCalls();
  }
}

/** Maps each item, letting calls in between. */
export async function mapYielding<T, R>(
  items: readonly T[],
  make: (item: T) => R,
  yieldToCalls: YieldToCalls,
): Promise<readonly R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(make(item));
    await yieldToCalls();
  }
  return made;
}
