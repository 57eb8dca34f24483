import { InvalidArgumentError } from 'commander';
import { startOfDate, type ToLocal } from '../../app/page/local-days.ts';
import { addDays, isLocalDate, type LocalDate } from '../../domain/local-date.ts';
import { CliError } from '../run-program.ts';

export interface PeriodOptions {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** From the beginning of the first day to the end of the last; epoch milliseconds. */
export interface Period {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly from: number;
  readonly to: number;
}

const usualDays = 30;

export function readDay(text: string): LocalDate {
  if (!isLocalDate(text)) throw new InvalidArgumentError('Give a day that exists, such as 2026-11-24.');
  return text;
}

/**
 * The days that were asked for, where the hotline is; by default the last thirty.
 *
 * @throws CliError if the first comes after the last.
 */
export function toPeriod(options: PeriodOptions, now: number, toLocal: ToLocal): Period {
  const lastDay = options.to ?? toLocal(now).date;
  const firstDay = options.from ?? addDays(lastDay, 1 - usualDays);
  if (firstDay > lastDay)
    throw new CliError(`--from ${firstDay} comes after --to ${lastDay}; give an earlier day.`);
  return {
    firstDay,
    lastDay,
    from: startOfDate(firstDay, toLocal),
    to: startOfDate(addDays(lastDay, 1), toLocal),
  };
}
