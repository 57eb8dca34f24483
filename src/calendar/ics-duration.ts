import type { CalendarText } from './text.ts';

/**
 * How long something takes: days by the calendar, plus milliseconds. Both are negative where it goes back.
 */
export interface Duration {
  readonly days: number;
  readonly restMs: number;
}

export type ReadDuration =
  | { readonly ok: true; readonly duration: Duration }
  | { readonly ok: false; readonly problem: CalendarText };

/**
 * Whole weeks and days, and hours, minutes and seconds that may be fractions, such as `PT7.5H`. An `M` before
 * the `T` would mean months, whose length varies.
 */
const form =
  /^([+-])?P(?=T?\d)(?:(\d{1,4})W)?(?:(\d{1,5})D)?T?(?:(\d{1,6}(?:[.,]\d+)?)H)?(?:(?<=[TH])(\d{1,8}(?:[.,]\d+)?)M)?(?:(?<=[THM])(\d{1,9})S)?$/;
const maxDays = 100 * 366;
const dayMs = 86_400_000;

/**
 * Reads a length such as `P1D` or `PT8H30M` as a whole, or refuses it: part of it would be a different
 * length.
 */
export function readDuration(text: string): ReadDuration {
  const match = form.exec(text.trim().toUpperCase());
  if (match === null) return { ok: false, problem: noLength(text) };
  const [, sign, ...parts] = match;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map(part =>
    Number((part ?? '0').replace(',', '.')),
  );
  const direction = sign === '-' ? -1 : 1;
  const allDays = weeks * 7 + days;
  const restMs = Math.round((hours * 60 + minutes) * 60 + seconds) * 1000;
  if (allDays + restMs / dayMs > maxDays) return { ok: false, problem: noLength(text) };
  // Zero has no sign.
  return { ok: true, duration: { days: direction * allDays || 0, restMs: direction * restMs || 0 } };
}

function noLength(text: string): CalendarText {
  const shown = text.slice(0, 40);
  return { en: `has "${shown}" for a duration`, de: `hat „${shown}“ als Dauer` };
}
