import type { Clock } from '../ports/log.ts';

/** A clock that is watched for leaps. */
export interface WatchedClock {
  readonly clock: Clock;
  /**
   * From now on tells `listener` of each leap before the new time is visible; in milliseconds, negative for
   * backwards.
   */
  onLeap(listener: (byMs: number) => void): void;
}

/** Smaller leaps, in milliseconds, are not worth telling: NTP makes them every day. */
const leapToleranceMs = 2_000;

/**
 * Compares the wall clock, which people and machines may set, with `uptime`, which only ever advances. Both
 * are in milliseconds. A machine's sleep counts as a leap too, since its uptime leaves it out.
 */
export function watchClock(wall: Clock, uptime: Clock): WatchedClock {
  let startedAt = wall() - uptime();
  let tell: (byMs: number) => void = () => {};
  return {
    clock() {
      const now = wall();
      const leapMs = now - uptime() - startedAt;
      if (Math.abs(leapMs) > leapToleranceMs) {
        startedAt += leapMs;
        tell(leapMs);
      }
      return now;
    },
    onLeap(listener) {
      tell = listener;
    },
  };
}
