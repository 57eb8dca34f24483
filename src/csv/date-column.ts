import { type DayOrder, numbersBeforeYear } from './date-text.ts';

/** What the dates of a table show of the order of day and month. */
export interface DateCounts {
  /** Dates whose first, or second, number can only be the day. */
  readonly dayFirst: number;
  readonly monthFirst: number;
  /** The first date that could be two; null: there is none. */
  readonly example: string | null;
}

/** Makes what looks at one date after the other. */
export function createDateCounter(): { add(cell: string): void; readonly counts: () => DateCounts } {
  let [dayFirst, monthFirst] = [0, 0];
  let example: string | null = null;
  return {
    add(cell) {
      const numbers = numbersBeforeYear(cell);
      if (numbers === null) return;
      const [first, second] = numbers;
      if (first > 12) dayFirst += 1;
      else if (second > 12) monthFirst += 1;
      else example ??= cell;
    },
    counts: () => ({ dayFirst, monthFirst, example }),
  };
}

/** The order of a whole table; `ask` where nothing tells, or dates contradict each other. Null: no date needs it. */
export function judgeDates({ dayFirst, monthFirst, example }: DateCounts): DayOrder | 'ask' | null {
  if (dayFirst > 0 && monthFirst > 0) return 'ask';
  if (dayFirst > 0) return 'day-first';
  if (monthFirst > 0) return 'month-first';
  return example === null ? null : 'ask';
}
