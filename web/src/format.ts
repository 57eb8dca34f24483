import { language } from './language.ts';
import { dayAt, isLocalClock, timeZone, today } from './live/clock.ts';
import {
  formatDuration as formatDurationIn,
  formatSpan as formatSpanIn,
  plainNumber,
  plainPercent,
  plainTime,
} from './plain-format.ts';

type Options = Intl.DateTimeFormatOptions & Intl.NumberFormatOptions;

const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

/** Making a formatter takes far longer than using it. */
function formatter<F extends Intl.DateTimeFormat | Intl.NumberFormat>(
  make: new (locale: string, options: Options) => F,
  options: Options,
): F {
  const locale = language.value === 'de' ? 'de-DE' : 'en-GB';
  const key = `${make.name} ${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key) as F | undefined;
  if (known !== undefined) return known;
  const made = new make(locale, options);
  formatters.set(key, made);
  return made;
}

/** A moment by the wall clock of the company. */
function formatLocal(moment: number, options: Options): string {
  const { value: zone } = timeZone;
  return formatter(Intl.DateTimeFormat, zone === undefined ? options : { ...options, timeZone: zone }).format(
    moment,
  );
}

export function formatTime(moment: number): string {
  return isLocalClock() ? plainTime(moment) : formatLocal(moment, { hour: '2-digit', minute: '2-digit' });
}

const date: Options = { day: 'numeric', month: 'short', year: 'numeric' };

export function formatDate(moment: number): string {
  return formatLocal(moment, date);
}

/** A day such as 2026-12-21. */
export function formatDay(day: string): string {
  return formatter(Intl.DateTimeFormat, { ...date, timeZone: 'UTC' }).format(Date.parse(day));
}

/** A day such as 2026-12-21, without its year. */
export function formatDayShort(day: string): string {
  const options: Options = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  return formatter(Intl.DateTimeFormat, options).format(Date.parse(day));
}

/** A day of every year, such as 12-24. */
export function formatYearly(day: string): string {
  const options: Options = { day: 'numeric', month: 'long', timeZone: 'UTC' };
  return formatter(Intl.DateTimeFormat, options).format(Date.parse(`2024-${day}`));
}

/** A day as the configuration writes it, such as 2026-12-21; a time after it follows a comma. */
export function formatWrittenDay(written: string): string {
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d)(.*)$/.exec(written) ?? [];
  return day === '' ? written : [formatDay(day), time.trim()].filter(part => part !== '').join(', ');
}

export function formatMoment(moment: number): string {
  const options: Options = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  };
  return formatLocal(moment, options);
}

/** Since when something is: today the time is enough. */
export function formatSince(moment: number): string {
  return dayAt(moment) === today() ? formatTime(moment) : formatMoment(moment);
}

/** A moment as spreadsheets read it in any language, such as 2026-12-21 09:05:07. */
export function formatForSheet(moment: number): string {
  const { value: zone } = timeZone;
  const options: Options = {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(zone === undefined ? {} : { timeZone: zone }),
  };
  return new Intl.DateTimeFormat('sv-SE', options).format(moment);
}

/** The day of the week, 0 for Monday. */
export function formatWeekday(day: number, weekday: 'short' | 'long' = 'short'): string {
  return formatter(Intl.DateTimeFormat, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));
}

/** A month such as `2026-12`, as December 2026. */
export function formatMonth(month: string): string {
  const options: Options = { month: 'long', year: 'numeric', timeZone: 'UTC' };
  return formatter(Intl.DateTimeFormat, options).format(new Date(`${month}-01T00:00Z`));
}

export function formatNumber(value: number, digits = 0): string {
  const options = { maximumFractionDigits: digits, minimumFractionDigits: digits };
  return plainNumber(value, digits, language.value) ?? formatter(Intl.NumberFormat, options).format(value);
}

/** A share as a percentage; a dash if the whole is 0. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '–' : plainPercent(part / whole, language.value);
}

/** How long something took, such as 3 min 7 s. */
export function formatDuration(ms: number): string {
  return formatDurationIn(ms, language.value);
}

/** For how long something has been so, such as 7 min. */
export function formatSpan(ms: number): string {
  return formatSpanIn(ms, language.value);
}

/** Seconds with one decimal, such as 4,2 s. */
export function formatSeconds(ms: number): string {
  return `${formatNumber(ms / 1000, 1)} s`;
}
