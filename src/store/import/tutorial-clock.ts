import { Temporal } from 'temporal-polyfill';

/**
 * Makes a function that reads a wall-clock time such as `2026-06-01T10:00:00` in a time zone: its name, `Z`,
 * `local`, or an offset such as `+01:00`. Of a time that the clock shows twice the first is meant. It returns
 * epoch milliseconds, null for what is no time.
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

/**
 * Makes a function that writes a moment (epoch milliseconds) as the wall clock of a time zone shows it, to
 * the second.
 */
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
