import type { LocalMoment } from '../domain/local-date.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import { openTimeZone } from './local-time.ts';

/**
 * Makes a reader of wall clocks that looks each time zone up only once.
 *
 * @throws RangeError from the reader if there is no such zone; plans have been checked for that.
 */
export function createWallClock(): (timeZone: string, at: number) => LocalMoment {
  const zones = new Map<string, TimeZone>();
  return (name, at) => {
    const known = zones.get(name);
    if (known !== undefined) return known.toLocal(at);
    const opened = openTimeZone(name);
    if (!opened.ok) throw new RangeError(opened.problem);
    zones.set(name, opened.zone);
    return opened.zone.toLocal(at);
  };
}
