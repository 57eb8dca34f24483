import { openTimeZone } from '../../src/calendar/local-time.ts';
import type { TimeZone } from '../../src/domain/time-zone.ts';

/** The zone with this name, which must exist. */
export function zoneOf(name: string): TimeZone {
  const opened = openTimeZone(name);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.zone;
}
