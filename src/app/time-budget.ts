/** How long an answer may take, counted from when the push arrived. */
export interface TimeBudget {
  /**
   * Resolves to the value of `work`, or to `instead` when the time is up or `work` fails. Work that is late
   * goes on in the background: an event that could not be waited for is still recorded.
   */
  spend<T, U>(work: Promise<T>, instead: U): Promise<T | U>;
  /** Whether the time is up. */
  isSpent(): boolean;
  /** Ends the budget, so its timer holds nothing up. */
  close(): void;
}

/**
 * The value of `work`, or `instead` if it fails or takes longer than so many milliseconds; late work goes on.
 */
export async function spendAtMost<T, U>(
  budgetMs: number,
  work: Promise<T>,
  { instead, onFailure = () => {} }: { readonly instead: U; readonly onFailure?: (error: unknown) => void },
): Promise<T | U> {
  const budget = startTimeBudget(budgetMs, onFailure);
  const value = await budget.spend(work, instead);
  budget.close();
  return value;
}

/**
 * Starts a budget of real time. sipgate waits for seconds, but its caller hears nothing meanwhile and hangs
 * up; see docs/decisions on the time budget.
 */
export function startTimeBudget(budgetMs: number, onFailure: (error: unknown) => void): TimeBudget {
  const waiting: (() => void)[] = [];
  let isSpent = false;
  const timeout = setTimeout(() => {
    isSpent = true;
    for (const giveUp of waiting) giveUp();
  }, budgetMs);
  return {
    spend: (work, instead) =>
      new Promise(resolve => {
        const giveUp = (): void => resolve(instead);
        if (isSpent) giveUp();
        else waiting.push(giveUp);
        work.then(resolve, (error: unknown) => {
          onFailure(error);
          giveUp();
        });
      }),
    isSpent: () => isSpent,
    close: () => clearTimeout(timeout),
  };
}
