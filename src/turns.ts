import { setImmediate as nextTurn } from 'node:timers/promises';

/** The longest for which calls wait while something large is worked on. */
const sliceMs = 10;

/** Lets others have their turn, if they have waited long enough. */
export type Turns = () => Promise<void>;

/** For long work: awaited at every step, it lets others have their turn whenever a slice of time has passed. */
export function createTurns(): Turns {
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

/** The same list with something else in place of each item, made in turns. */
export async function mapInTurns<T, R>(
  items: readonly T[],
  make: (item: T) => R,
  turn: Turns,
): Promise<readonly R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(make(item));
    await turn();
  }
  return made;
}
