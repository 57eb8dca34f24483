import { addDays, type LocalDate, type LocalMoment } from '../../domain/local-date.ts';
import type { AppContext } from '../context.ts';

/** Reads the wall clock where a hotline is, at a moment in epoch milliseconds. */
export type ToLocal = (at: number) => LocalMoment;

/** A day of the calendar, from its first moment to the one after its last, in epoch milliseconds. */
export interface Day {
  readonly from: number;
  readonly to: number;
}

type Planned = Pick<AppContext['known'], 'plan'>;

/** The wall clock of a hotline; of the first one unless told otherwise. */
export function wallClockOf(
  { known, toLocal }: Pick<AppContext, 'toLocal'> & { readonly known: Planned },
  name?: string,
): ToLocal {
  const timeZone = timeZoneOf(known, name);
  return at => toLocal(timeZone, at);
}

/** The IANA time zone of a hotline; of the first one unless told otherwise. */
export function timeZoneOf({ plan: { hotlines } }: Planned, name?: string): string {
  const hotline = hotlines.find(one => one.name === name) ?? hotlines[0];
  return hotline?.timeZone ?? 'Europe/Berlin';
}

/** How far a wall clock is ahead of UTC at a moment, in minutes. */
export function utcOffsetAt(moment: number, toLocal: ToLocal): number {
  const { date, minute } = toLocal(moment);
  return Date.parse(date) / 60_000 + minute - Math.floor(moment / 60_000);
}

/** The first moment of a day. A day that begins an hour late because of the clock change begins then. */
export function startOfDate(date: LocalDate, toLocal: ToLocal): number {
  const midnightUtc = Date.parse(`${date}T00:00:00Z`);
  let before = midnightUtc - farthestZoneMs;
  let within = midnightUtc + farthestZoneMs;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (toLocal(middle).date < date) before = middle;
    else within = middle;
  }
  return within;
}

/** The day in which a moment lies, or the day so many days earlier. */
export function dayOf(moment: number, toLocal: ToLocal, daysBefore = 0): Day {
  const date = addDays(toLocal(moment).date, -daysBefore);
  return { from: startOfDate(date, toLocal), to: startOfDate(addDays(date, 1), toLocal) };
}

/** No clock on earth is farther from UTC. */
const farthestZoneMs = 15 * 3_600_000;
