import type { TimeZone } from '../domain/time-zone.ts';

/**
 * The moment that a document writes as a day, or as a day and a time; a day alone means this minute of it.
 */
export function momentOf(text: string, minuteOfDay: number, zone: TimeZone): number {
  const [date = '', time] = text.split(' ');
  const [hour, minute] = (time ?? '').split(':').map(Number);
  return zone.toEpoch(date, time === undefined ? minuteOfDay : (hour ?? 0) * 60 + (minute ?? 0));
}
