import { addDays } from '../../domain/local-date.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import { zoneOf } from '../../plan/compile-plan.ts';

/** Where the demo's company is, and whose times the page shows; the computer may be elsewhere. */
export const companyZone: TimeZone = zoneOf();

/** Eight in the morning of a company's day, that of `now`; both in epoch milliseconds. */
export function openingAt(now: number): number {
  return companyZone.toEpoch(companyZone.toLocal(now).date, 8 * 60);
}

/** The same time of day some days before, in epoch milliseconds, also where the clock has changed since. */
export function daysBefore(at: number, days: number): number {
  const { date, minute } = companyZone.toLocal(at);
  return companyZone.toEpoch(addDays(date, -days), minute);
}
