import type { Clock } from '../ports/log.ts';

/** A clock that is watched for leaps. */
export interface WatchedClock {
  readonly clock: Clock;
  /** From now on tells `listener` of each leap, in milliseconds and negative where backwards, before it is seen. */
  onLeap(listener: (byMs: number) => void): void;
}

/** Less is not worth telling, and what NTP does every day. */
const leapToleranceMs = 2_000;

/**
 * Watches the wall clock, which people and machines may set, against `uptime`, which only ever runs on. Both are in
 * milliseconds. That a machine was asleep counts as a leap too: its uptime does not tell.
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
