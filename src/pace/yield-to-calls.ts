import { setImmediate as nextTick } from 'node:timers/promises';

/** The longest for which calls wait while something large is worked on. */
const sliceMs = 10;

/** Lets calls come in between, if they have waited long enough. */
export type YieldToCalls = () => Promise<void>;

/** For long work: awaited at every step, it lets calls come in between whenever a slice of time has passed. */
export function createYield(): YieldToCalls {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < sliceMs) return;
    await nextTick();
    began = performance.now();
  };
}

/** Does the steps of long work, and lets calls come in between. */
export async function runYielding<T>(steps: Generator<undefined, T>): Promise<T> {
  const yieldToCalls = createYield();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await yieldToCalls();
  }
}

/** Makes something of each item, and lets calls come in between. */
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
