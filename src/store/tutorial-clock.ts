import { Temporal } from 'temporal-polyfill';

/**
 * Makes what reads a wall clock such as `2026-06-01T10:00:00` in a time zone: its name, `Z`, `local`, or an offset such as
 * `+01:00`. A time that the clock shows twice means the first; what is none gives null. In epoch milliseconds.
 */
export function createClockReader(timeZone: string): (text: string) => number | null {
  const zone = timeZone === 'Z' ? 'UTC' : timeZone === 'local' ? Temporal.Now.timeZoneId() : timeZone;
  return text => {
    try {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
    } catch {
      return null;
    }
  };
}
