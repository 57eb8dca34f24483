import { addDays } from '../../domain/local-date.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import { zoneOf } from '../../plan/compile-plan.ts';

/** The time zone of the demo's company, in which the page shows times; the computer may be elsewhere. */
export const companyZone: TimeZone = zoneOf();

/** Eight in the morning of a company's day, that of `now`; both in epoch milliseconds. */
export function openingAt(now: number): number {
  return companyZone.toEpoch(companyZone.toLocal(now).date, 8 * 60);
}

/** This time of day some days earlier, in epoch milliseconds, even if the clock has changed since. */
export function daysBefore(at: number, days: number): number {
  const { date, minute } = companyZone.toLocal(at);
  return companyZone.toEpoch(addDays(date, -days), minute);
}
