import type { AppContext } from '../../app/context.ts';
import { startOfDate, wallClockOf } from '../../app/page/local-days.ts';
import { namedSpan, type SpanName } from '../../domain/day-span.ts';
import { addDays, isLocalDate, type LocalDate } from '../../domain/local-date.ts';
import { ApiError } from './route.ts';

/** Days as the page asks for them, in the time zone of a hotline. */
export interface AskedDays {
  readonly days?: number | undefined;
  readonly span?: SpanName | undefined;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly hotline?: string | undefined;
}

/** Undefined: no limit. */
export interface Days {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

type App = Pick<AppContext, 'known' | 'toLocal' | 'clock'>;

/** The days asked for. The server decides which day is today. */
export function daysAsked(app: App, { days, span, from, to, hotline }: AskedDays): Days {
  const today = wallClockOf(app, hotline)(app.clock()).date;
  if (days !== undefined) return { from: addDays(today, 1 - days), to: today };
  if (span !== undefined) return namedSpan(span, today);
  for (const day of [from, to])
    if (day !== undefined && !isLocalDate(day))
      throw new ApiError(400, 'bad-input', `There is no day ${JSON.stringify(day)}.`);
  return { from, to };
}

/** From the start of the first day to the end of the last, in epoch milliseconds. */
export function periodOf(
  app: App,
  { from, to }: Days,
  hotline: string | undefined,
): { from: number; to: number } {
  const toLocal = wallClockOf(app, hotline);
  return {
    from: from === undefined ? 0 : startOfDate(from, toLocal),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : startOfDate(addDays(to, 1), toLocal),
  };
}
