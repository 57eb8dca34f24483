import { within } from './within.ts';

/**
 * Lets only `maxAtOnce` pieces of work run at the same time; the others wait, first come, first served. Work
 * whose turn does not come within `maxWaitMs` never begins and is rejected with a `LateError`.
 */
export function atMostAtOnce(
  maxAtOnce: number,
  maxWaitMs: number,
): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting = new Set<() => void>();
  let running = 0;

  async function waitForTurn(): Promise<void> {
    let start = (): void => {};
    const turn = new Promise<void>(resolve => {
      start = resolve;
    });
    waiting.add(start);
    await within(turn, maxWaitMs).finally(() => waiting.delete(start));
  }

  function endTurn(): void {
    // Whoever ends hands on its turn directly, so nobody who comes later slips in between.
    const [next] = waiting;
    if (next === undefined) running -= 1;
    else waiting.delete(next);
    next?.();
  }

  return async work => {
    if (running < maxAtOnce) running += 1;
    else await waitForTurn();
    try {
      return await work();
    } finally {
      endTurn();
    }
  };
}
