/** Lets only `maxAtOnce` pieces of work run at the same time; the others wait, first come, first served. */
export function inTurn(maxAtOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async work => {
    // Whoever ends hands its turn on, so that nobody who comes later slips in between.
    if (running < maxAtOnce) running += 1;
    else await new Promise<void>(start => waiting.push(start));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
