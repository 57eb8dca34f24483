import type { Clock } from '../../app/ports/log.ts';

/** So much may be done at once, and so much in time. */
export interface Allowance {
  /** Whether it may be done once more now. */
  take(): boolean;
}

/** What nobody must be able to cause without end, such as checks of signatures. */
export function createAllowance(
  clock: Clock,
  { atOnce, everyMs }: { readonly atOnce: number; readonly everyMs: number },
): Allowance {
  let left = atOnce;
  let at = clock();
  return {
    take() {
      const now = clock();
      // A clock that is put back gives nothing and costs nothing.
      left = Math.min(atOnce, left + Math.max(0, now - at) / everyMs);
      at = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
