import { setTimeout as pause } from 'node:timers/promises';

/** How often and for how long work is tried; times in milliseconds. */
export interface Patience {
  readonly maxRuns: number;
  /** When this has passed, the work is not run again. */
  readonly maxMs: number;
  readonly longestPauseMs: number;
}

/** Runs work again, after ever longer pauses, as long as it fails with an error that may pass. */
export async function retry<T>(
  run: () => Promise<T>,
  mayPass: (error: unknown) => boolean,
  { maxRuns, maxMs, longestPauseMs }: Patience,
): Promise<T> {
  const startedAt = performance.now();
  for (let count = 1; ; count++) {
    try {
      return await run();
    } catch (error) {
      if (count >= maxRuns || !mayPass(error) || performance.now() - startedAt >= maxMs) throw error;
      await pause(Math.min(count * stepMs, longestPauseMs));
    }
  }
}

const stepMs = 2;
