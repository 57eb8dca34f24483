import { setImmediate as nextTurn } from 'node:timers/promises';

/** The longest for which calls wait while something large is worked on. */
const sliceMs = 10;

/** For long work: awaited at every step, it lets others have their turn whenever a slice of time has passed. */
export function createTurns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < sliceMs) return;
    await nextTurn();
    began = performance.now();
  };
}

/** Does the steps of long work, and lets others have their turn in between. */
export async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  const turn = createTurns();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await turn();
  }
}
