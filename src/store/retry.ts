import { setTimeout as pause } from 'node:timers/promises';

/** Runs work again, up to ten times and after ever longer pauses, while it fails with an error that may pass. */
export async function retry<T>(run: () => Promise<T>, mayPass: (error: unknown) => boolean): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await run();
    } catch (error) {
      if (count === maxRuns || !mayPass(error)) throw error;
      await pause(count * stepMs);
    }
  }
}

const maxRuns = 10;
const stepMs = 2;
