import { atMostAtOnce } from './at-most-at-once.ts';

export interface BatchOptions {
  /** How many batches are under way at the same time. */
  readonly maxAtOnce: number;
  readonly maxItems: number;
  /** If no batch can begin for so many milliseconds, all that wait are rejected with a `LateError`. */
  readonly maxWaitMs: number;
  /** Whether an error may be about one item of a batch, so that the others are worth trying without it. */
  isOfOneItem(error: unknown): boolean;
}

/**
 * Lets `run` take together what has come while earlier batches were under way: the more there is to do, the
 * less each item costs, and whoever comes alone waits for nobody.
 *
 * @param run resolves with a result for each item, in their order.
 */
export function inBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  { maxAtOnce, maxItems, maxWaitMs, isOfOneItem }: BatchOptions,
): (item: Item) => Promise<Result> {
  const takeTurn = atMostAtOnce(maxAtOnce, maxWaitMs);
  let waiting: Job<Item, Result>[] = [];
  let isWaitingForTurn = false;

  function takeWaiting(count: number): readonly Job<Item, Result>[] {
    const jobs = waiting.slice(0, count);
    waiting = waiting.slice(jobs.length);
    return jobs;
  }

  function schedule(): void {
    if (isWaitingForTurn || waiting.length === 0) return;
    isWaitingForTurn = true;
    // Once everything that came in at this moment has been looked at.
    setImmediate(() => takeTurn(begin).catch(giveUp));
  }

  async function begin(): Promise<void> {
    const jobs = takeWaiting(maxItems);
    isWaitingForTurn = false;
    schedule();
    await runTogether(jobs);
  }

  function giveUp(error: unknown): void {
    isWaitingForTurn = false;
    for (const job of takeWaiting(waiting.length)) job.reject(error);
  }

  /** Never rejects: every job is told its own outcome. */
  async function runTogether(jobs: readonly Job<Item, Result>[]): Promise<void> {
    try {
      const results = await run(jobs.map(({ item }) => item));
      for (const [index, job] of jobs.entries()) job.resolve(results[index] as Result);
    } catch (error) {
      if (jobs.length > 1 && isOfOneItem(error)) for (const job of jobs) await runTogether([job]);
      else for (const job of jobs) job.reject(error);
    }
  }

  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
}

interface Job<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}
