import type { HoursDocument } from '../../../src/http/contract/settings.ts';
import { formatDay, formatWeekday } from '../format.ts';
import { today } from '../live/clock.ts';
import { weekOf } from './week.ts';

export type Exception = NonNullable<HoursDocument['exceptions']>[number];

/** A single day, or several in a row, with hours of their own. */
type Days = Pick<Exception, 'date' | 'to'>;

export function coversDay({ date, to = date }: Days, day: string): boolean {
  return date <= day && day <= to;
}

export function overlap(one: Days, other: Days): boolean {
  return one.date <= (other.to ?? other.date) && other.date <= (one.to ?? one.date);
}

export function isPast({ date, to = date }: Days): boolean {
  return to < today();
}

/** With another last day; a single day has none. */
export function lasting(day: Exception, to: string): Exception {
  const { to: _, ...rest } = day;
  return to === '' || to === day.date ? rest : { ...rest, to };
}

export function named(day: Exception, name: string): Exception {
  const { name: _, ...rest } = day;
  return name === '' ? rest : { ...rest, name };
}

/** Such as `Do, 24. Dez. 2026`, or with a last day. */
export function daysText({ date, to }: Days): string {
  const text = (day: string): string => `${formatWeekday(weekdayOf(day))}, ${formatDay(day)}`;
  return to === undefined ? text(date) : `${text(date)} – ${text(to)}`;
}

/** The times of a day of the week, without regard to holidays; usual ones if it is closed. */
export function timesToStartFrom({ weekly }: HoursDocument, day: string): string {
  const times = weekOf(weekly)[weekdayOf(day)] ?? 'closed';
  return times === 'closed' ? '08:00-17:00' : times;
}

/** Half a day: from when it usually opens until noon. */
export function halfOf(hours: HoursDocument, day: string): string {
  const [opens = ''] = timesToStartFrom(hours, day).split('-');
  return opens < '12:00' ? `${opens}-12:00` : '08:00-12:00';
}

/** From Monday on. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
}
