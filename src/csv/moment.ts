import { Temporal } from 'temporal-polyfill';

/** A moment as a table tells it. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Whether the clock showed this time twice, or never, in the night when it is put back or forward. */
  readonly clock: 'once' | 'twice' | 'never';
}

/** Reads moments in one time zone; null: it is none. */
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
 * Makes what reads `24.11.2026 10:15`, `24.11.26 10:15:30`, `2026-11-24T10:15:30.5`, the same with an offset (`Z`, `+01:00`),
 * and epoch seconds or milliseconds. Without an offset it is the time on the clock in `timeZone`: one that the clock shows
 * twice means the first, and one that it never shows is counted on from before the gap, so that 2:30 is 3:30. Days with a slash
 * are not read, because nobody can tell the day from the month in them.
 */
export function createMomentParser(timeZone: string): MomentParser {
  const offsetOn = createOffsetLookup(timeZone);
  return text => {
    const epoch = parseEpoch(text);
    if (epoch !== null) return { at: epoch, clock: 'once' };
    const parts = partsOf(text);
    if (parts === null) return null;
    const { date, time, offset } = parts;
    const asUtc = Date.parse(`${date}T${time}Z`);
    if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== date) return null;
    if (offset !== null) return { at: Date.parse(`${date}T${time}${offset}`), clock: 'once' };
    const offsetMs = offsetOn(date);
    if (offsetMs !== null) return { at: asUtc - offsetMs, clock: 'once' };
    return onDayOfChange(`${date}T${time}`, timeZone);
  };
}

const german = /^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})(?:,?\s+(?:um\s+)?(.+?)(?:\s*Uhr)?)?$/i;
const international = /^(\d{4})-(\d{2})-(\d{2})(?:[T\s]+(.+?))?$/;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

interface Parts {
  /** Such as `2026-11-24`. */
  readonly date: string;
  /** Such as `10:15:30.500`. */
  readonly time: string;
  /** Such as `+01:00`; null: none was given. */
  readonly offset: string | null;
}

function partsOf(text: string): Parts | null {
  const [, day, month, year, time] = german.exec(text) ?? [];
  const [, isoYear, isoMonth, isoDay, isoTime] = international.exec(text) ?? [];
  const clockTime = clock.exec(time ?? isoTime ?? '');
  if (clockTime === null) return null;
  const [, hour = '', minute = '', second = '00', fraction = '', offset] = clockTime;
  const date =
    isoYear === undefined
      ? `${(year ?? '').padStart(4, '20')}-${day2(month)}-${day2(day)}`
      : `${isoYear}-${isoMonth}-${isoDay}`;
  return {
    date,
    time: `${day2(hour)}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}`,
    offset: offset === undefined ? null : offset.toUpperCase().replace(/^(...)(\d\d)$/, '$1:$2'),
  };
}

function day2(text = ''): string {
  return text.padStart(2, '0');
}

/** Of our century: seconds have ten digits, milliseconds thirteen. */
function parseEpoch(text: string): number | null {
  if (/^1\d{12}$/.test(text)) return Number(text);
  return /^1\d{9}([.,]\d{1,6})?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 1000) : null;
}

/** How far the clock is ahead of UTC on a day, in milliseconds; null on a day on which that changes. Remembered by day. */
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
