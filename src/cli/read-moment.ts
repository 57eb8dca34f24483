import { openTimeZone } from '../calendar/local-time.ts';
import { isLocalDate } from '../domain/local-date.ts';
import { CliError } from './run-program.ts';

/**
 * Reads a moment as a clock in this time zone shows it, such as "2026-06-04 18:05", in epoch milliseconds.
 *
 * @throws CliError if it is no moment.
 */
export function readMoment(text: string, timeZone: string): number {
  const [, date = '', hours = '', minutes = ''] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})$/.exec(text.trim()) ?? [];
  const opened = openTimeZone(timeZone);
  if (!opened.ok) throw new CliError(`${opened.problem}.`);
  if (!isLocalDate(date) || Number(hours) > 23 || Number(minutes) > 59)
    throw new CliError(`"${text}" is no moment; write it like "2026-06-04 18:05".`);
  return opened.zone.toEpoch(date, Number(hours) * 60 + Number(minutes));
}
