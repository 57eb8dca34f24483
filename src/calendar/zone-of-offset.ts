import { type LocalMoment, weekdayOf } from '../domain/local-date.ts';
import type { TimeZone } from '../domain/time-zone.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** A zone whose offset from UTC, in minutes, depends on the moment. */
export function zoneByOffset(name: string, offsetAt: (at: number) => number): TimeZone {
  return {
    name,
    toLocal: at => momentOf(at + offsetAt(at) * minuteMs),
    toEpoch(date, minute) {
      const wall = Date.parse(`${date}T00:00:00Z`) + minute * minuteMs;
      // Clocks change at most once in two days: one of these is right, or both where the hour comes twice.
      const [before, after] = [offsetAt(wall - dayMs), offsetAt(wall + dayMs)];
      const isRight = (offset: number): boolean => offsetAt(wall - offset * minuteMs) === offset;
      return wall - (isRight(before) || !isRight(after) ? before : after) * minuteMs;
    },
  };
}

/** A zone that is always the same number of minutes ahead of UTC. */
export function fixedZone(minutes: number): TimeZone {
  return zoneByOffset(`UTC${minutes < 0 ? '-' : '+'}${Math.abs(minutes)}`, () => minutes);
}

function momentOf(wall: number): LocalMoment {
  const date = new Date(wall).toISOString().slice(0, 10);
  return {
    date,
    weekday: weekdayOf(date),
    minute: Math.floor((((wall % dayMs) + dayMs) % dayMs) / minuteMs),
  };
}
