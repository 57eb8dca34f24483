import { Temporal } from 'temporal-polyfill';

/**
 * Makes what reads a wall clock such as `2026-06-01T10:00:00` in a time zone: its name, `Z`, `local`, or an offset such as
 * `+01:00`. A time that the clock shows twice means the first; what is none gives null. In epoch milliseconds.
 */
export function createClockReader(timeZone: string): (text: string) => number | null {
  const zone = toZone(timeZone);
  return text => {
    try {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
    } catch {
      return null;
    }
  };
}

/** Makes what writes a moment, in epoch milliseconds, as the wall clock shows it in a time zone, to the second. */
export function createClockWriter(timeZone: string): (at: number) => string {
  const zone = toZone(timeZone);
  return at =>
    Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' })
      .replace('T', ' ');
}

function toZone(timeZone: string): string {
  if (timeZone === 'local') return Temporal.Now.timeZoneId();
  return timeZone === 'Z' ? 'UTC' : timeZone;
}
