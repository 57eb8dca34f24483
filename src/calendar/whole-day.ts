import { addDays } from '../domain/local-date.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import type { IcsLine } from './ics-lines.ts';
import { type CalendarZones, type ClockTime, epochOf, wholeDay } from './ics-time.ts';

const noon = 720;
const lastMinute = 1_439;

/**
 * The whole day that a time means: Outlook writes days as midnight wherever they were entered, and marks
 * them.
 */
export function asDay(time: ClockTime, lines: readonly IcsLine[], zones: CalendarZones): ClockTime {
  const isWholeDay = lines.some(
    line => /^X-MICROSOFT-.*ALLDAYEVENT$/.test(line.name) && /:\s*TRUE\s*$/i.test(line.text),
  );
  if (!isWholeDay) return time;
  if (time.minute === 0) return wholeDay(time.date, zones);
  if (!isUtc(time.zone)) return time;
  const local = zones.ofDays.toLocal(epochOf(time));
  // That is midnight somewhere else in the world, of the nearest day.
  const date = time.minute < noon ? time.date : addDays(time.date, 1);
  return wholeDay(local.minute === 0 ? local.date : date, zones);
}

/**
 * Reads a span from midnight to midnight in UTC as days, which programs without time zones mean by it. Null:
 * it is none.
 */
export function asUtcDays(
  start: ClockTime,
  end: ClockTime,
  zones: CalendarZones,
): { readonly start: ClockTime; readonly end: ClockTime } | null {
  if (!isUtc(start.zone) || !isUtc(end.zone) || start.minute !== 0) return null;
  if (end.minute !== 0 && end.minute !== lastMinute) return null;
  const endDate = end.minute === 0 ? end.date : addDays(end.date, 1);
  return { start: wholeDay(start.date, zones), end: wholeDay(endDate, zones) };
}

function isUtc({ name }: TimeZone): boolean {
  return /^(UTC(\+0)?|GMT|Etc\/(UTC|GMT))$/.test(name);
}
