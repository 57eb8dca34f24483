import { Temporal } from 'temporal-polyfill';
import { type DayOrder, readDate } from './date-text.ts';

/** A moment read from a table. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Whether the clock showed this time twice, or never, in a night when clocks change. */
  readonly clock: 'once' | 'twice' | 'never';
}

/** Whether a cell says that there is no time: what systems write instead of a time. */
export function isNoMoment(text: string): boolean {
  return noMoment.test(text);
}

const noMoment =
  /^$|^(?:-+|0|null|n\/a|\p{Pd})$|^0000-00-00|^00[./]00[./]0000|^1970-01-01(?:[T ]0[01]:00(?::00)?|$)|^0?1[./]0?1[./]1970(?:,? 0?[01]:00(?::00)?|$)|^30\.12\.1899 0?0:00/iu;

/** No system kept a table of its calls before this. */
const firstYear = '1990';

/** Reads moments in one time zone; null: it is no moment. */
export type MomentParser = (text: string) => Moment | null;

/** Whether the time zone is known by this name, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.PlainDateTime.from('2026-01-01').toZonedDateTime(name);
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/**
 * Makes a function that reads dates of every kind (see {@link readDate}) with a time on the clock, with an
 * offset (`Z`, `+01:00`, `MEZ`) or without; epoch seconds or milliseconds; and Excel's count of days. Without
 * an offset it is the time on the clock in `timeZone`: for a time that the clock shows twice, the first; a
 * time that it never shows is counted on from before the gap, so 2:30 is 3:30.
 *
 * @param order of days and months in dates with slashes or dashes; null: those are not read, because nobody
 * can tell.
 */
export function createMomentParser(timeZone: string, order: DayOrder | null = null): MomentParser {
  const offsetOn = createOffsetLookup(timeZone);
  return text => {
    const epoch = parseEpoch(text);
    if (epoch !== null) return { at: epoch, clock: 'once' };
    const parts = countOfDays(text) ?? partsOf(withoutEmptyParts(text), order);
    if (parts === null) return null;
    const { date, time, offset } = parts;
    if (date < firstYear) return null;
    const asUtc = Date.parse(`${date}T${time}Z`);
    if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== date) return null;
    if (offset !== null) return { at: Date.parse(`${date}T${time}${offset}`), clock: 'once' };
    const offsetMs = offsetOn(date);
    if (offsetMs !== null) return { at: asUtc - offsetMs, clock: 'once' };
    return onDayOfChange(`${date}T${time}`, timeZone);
  };
}

const clock =
  /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?(?:\.?m\.?)?\s*(?:Uhr)?\s*((?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|Z|GMT|UTC|ME?S?Z|CES?T)?(?:\s*Uhr)?(?:\[[\w/]+\])?$/i;

interface Parts {
  /** Such as `2026-11-24`. */
  readonly date: string;
  /** Such as `10:15:30.500`. */
  readonly time: string;
  /** Such as `+01:00`; null: none was given. */
  readonly offset: string | null;
}

function partsOf(text: string, order: DayOrder | null): Parts | null {
  const found = readDate(text, order);
  if (found === null) return null;
  const clockTime = clock.exec(found.rest.replace(/^(?:T|,?\s+(?:um\s+)?)/i, ''));
  if (clockTime === null) return null;
  const [, hour = '', minute = '', second = '00', fraction = '', half, offset] = clockTime;
  const hours = hourOfDay(hour, half);
  if (hours === null) return null;
  const time = `${hours}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  return { date: found.date, time, offset: offset === undefined ? null : toOffset(offset) };
}

/** In English, 12 o'clock begins each half of the day. */
function hourOfDay(text: string, half: string | undefined): string | null {
  if (half === undefined) return text.padStart(2, '0');
  const hour = Number(text);
  if (hour < 1 || hour > 12) return null;
  return String((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)).padStart(2, '0');
}

function toOffset(text: string): string {
  const name = text.toUpperCase();
  if (/^(Z|GMT|UTC)$/.test(name)) return 'Z';
  if (/^(MEZ|CET)$/.test(name)) return '+01:00';
  if (/^(MESZ|CEST)$/.test(name)) return '+02:00';
  const [, sign = '+', hours = '', minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(name) ?? [];
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/**
 * Spreadsheets turn a day without a time, and a time without a day, into `24.11.2026 00:00:00` and
 * `30.12.1899 10:15`; columns may also have the time before the day.
 */
function withoutEmptyParts(text: string): string {
  return text
    .replace(/^(\d{1,2}:\d{2}(?::\d{2})?)\s+(\S*\d{4}\S*)$/, '$2 $1')
    .replace(/\s0?0:00(?::00)?(?=\s+\d)/, '')
    .replace(/\s(?:30\.12\.1899|1899-12-30|0?[01]\.0?1\.1900|1900-01-0[01])[T\s]/, ' ');
}

/** Excel counts days since 30 December 1899 by the wall clock; in our century they have five digits. */
function countOfDays(text: string): Parts | null {
  const [, days, fraction, time] = /^([3-6]\d{4})(?:\s*0?[.,](\d+)|\s+(\d{1,2}:\d{2}\S*))?$/.exec(text) ?? [];
  if (days === undefined) return null;
  const date = new Date((Number(days) - daysUntil1970) * dayMs).toISOString().slice(0, 10);
  if (time !== undefined) return partsOf(`${date} ${time}`, null);
  const seconds = Math.round(Number(`0.${fraction ?? 0}`) * (dayMs / 1000));
  return { date, time: new Date(seconds * 1000).toISOString().slice(11, 23), offset: null };
}

const daysUntil1970 = 25_569;
const dayMs = 86_400_000;

/** In our century, seconds have ten digits and milliseconds thirteen. */
function parseEpoch(text: string): number | null {
  if (/^1\d{12}$/.test(text)) return Number(text);
  return /^1\d{9}([.,]\d{1,6})?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 1000) : null;
}

/**
 * How far the clock is ahead of UTC on a day, in milliseconds; null on a day on which that changes.
 * Remembered by day.
 */
function createOffsetLookup(timeZone: string): (date: string) => number | null {
  const known = new Map<string, number | null>();
  return date => {
    const before = known.get(date);
    if (before !== undefined) return before;
    if (known.size >= daysRemembered) known.clear();
    const start = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
    const end = start.add({ days: 1 });
    const offset = start.offsetNanoseconds === end.offsetNanoseconds ? start.offsetNanoseconds / 1e6 : null;
    known.set(date, offset);
    return offset;
  };
}

const daysRemembered = 10_000;

function onDayOfChange(local: string, timeZone: string): Moment {
  const shown = Temporal.PlainDateTime.from(local);
  const meant = shown.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  const latest = shown.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const at = meant.epochMilliseconds;
  if (!meant.toPlainDateTime().equals(shown)) return { at, clock: 'never' };
  return { at, clock: latest.epochMilliseconds === at ? 'once' : 'twice' };
}
