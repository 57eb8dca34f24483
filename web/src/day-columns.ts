import type { Report } from '../../src/http/contract/reports.ts';

/** Calls of one day, or of the days of a week. */
export interface DayColumn {
  /** Days such as 2026-11-24, both included. */
  readonly from: string;
  readonly to: string;
  readonly offered: number;
  readonly answered: number;
  readonly missed: number;
  readonly byReturningCallers: number;
  readonly familiar: number;
}

const dayMs = 86_400_000;
/** More are too narrow to be told apart. */
const mostDays = 92;

/** A column for each day of a period, also for those without calls; of a long one, for each week from Monday on. */
export function columnsOf({ from, to, days }: Pick<Report, 'from' | 'to' | 'days'>): readonly DayColumn[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const isByWeek = (last - first) / dayMs >= mostDays;
  const byDay = new Map(days.map(({ day, figures }) => [day, figures]));
  const columns: DayColumn[] = [];
  for (let at = first; at <= last; at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    const isNew = !isByWeek || new Date(at).getUTCDay() === 1;
    const open = isNew ? undefined : columns.pop();
    columns.push(sum(open ?? { ...noCalls, from: day }, byDay.get(day) ?? noCalls, day));
  }
  return columns;
}

const noCalls = { offered: 0, answered: 0, missed: 0, byReturningCallers: 0, familiar: 0 };

function sum(
  one: Omit<DayColumn, 'to'>,
  { offered, answered, missed, byReturningCallers, familiar }: typeof noCalls,
  to: string,
): DayColumn {
  return {
    from: one.from,
    to,
    offered: one.offered + offered,
    answered: one.answered + answered,
    missed: one.missed + missed,
    byReturningCallers: one.byReturningCallers + byReturningCallers,
    familiar: one.familiar + familiar,
  };
}
