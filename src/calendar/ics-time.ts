import { z } from 'zod';
import { isLocalDate, type LocalDate } from '../acd/local-date.ts';
import type { TimeZone } from '../acd/time-zone.ts';
import { zoneOfCalendar } from './ics-zone.ts';

/** A property as the parser leaves it (jCal, RFC 7265): name, parameters, kind of value, values. */
export const property = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown());
export type Property = z.infer<typeof property>;

/** A time by the clock of a zone. */
export interface ClockTime {
  readonly date: LocalDate;
  readonly minute: number;
  readonly zone: TimeZone;
  /** Whether only the day was given. */
  readonly allDay: boolean;
}

export function epochOf({ date, minute, zone }: ClockTime): number {
  return zone.toEpoch(date, minute);
}

/** All times of a property; those that are none are left out. */
export function readTimes([name, parameters, kind, ...values]: Property, zone: TimeZone): readonly number[] {
  return values.flatMap(value => {
    const time = readTime([name, parameters, kind, value], zone);
    return time === null ? [] : [epochOf(time)];
  });
}

const timeForm = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):\d{2}(Z?))?$/;

/** The time of a property, or null; `floating` is the zone of one that names none. */
export function readTime(given: Property | undefined, floating: TimeZone): ClockTime | null {
  if (given === undefined) return null;
  const [, date = '', hour, minute, utc] = timeForm.exec(String(given[3])) ?? [];
  if (!isLocalDate(date) || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return null;
  if (hour === undefined) return { date, minute: 0, zone: floating, allDay: true };
  const zone = zoneOfCalendar(utc === 'Z' ? 'UTC' : given[1]['tzid'], floating);
  return { date, minute: Number(hour) * 60 + Number(minute), zone, allDay: false };
}
