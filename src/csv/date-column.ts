import { type DayOrder, type NumberedDate, numberedDate } from './date-text.ts';

/** What the dates of a table reveal about the order of day and month. */
export interface DateCounts {
  /** Counts dates with slashes or dashes whose first, or second, number can only be the day. */
  readonly dayFirst: number;
  readonly monthFirst: number;
  /** The first date that could be two; null: there is none. */
  readonly example: string | null;
  /** The first date that shows the month first; null: there is none. */
  readonly monthExample: string | null;
  /** The first date between dots, and the first of them whose second number can only be the day. */
  readonly dotted: string | null;
  readonly dottedMonthFirst: string | null;
  /** Dates such as `26/11/24` if all between slashes or dashes may begin with the year; null: they can't. */
  readonly short: ShortDates | null;
}

interface ShortDates {
  readonly example: string;
  /** How many different numbers come first, and third: there are fewer years than days. */
  readonly firsts: number;
  readonly thirds: number;
}

const lastMonth = 12;

/** Makes a collector that looks at one date after the other. */
export function createDateCounter(): { add(cell: string): void; readonly counts: () => DateCounts } {
  let [dayFirst, monthFirst] = [0, 0];
  const found: Record<'example' | 'monthExample' | 'dotted' | 'dottedMonthFirst', string | null> = {
    example: null,
    monthExample: null,
    dotted: null,
    dottedMonthFirst: null,
  };
  const short = createShortDates();
  return {
    add(cell) {
      const date = numberedDate(cell);
      if (date === null) return;
      const isMonthFirst = date.first <= lastMonth && date.second > lastMonth;
      if (date.isDotted) {
        found.dotted ??= cell;
        if (isMonthFirst) found.dottedMonthFirst ??= cell;
        return;
      }
      short.add(cell, date);
      if (isMonthFirst) found.monthExample ??= cell;
      if (date.first > lastMonth) dayFirst += 1;
      else if (isMonthFirst) monthFirst += 1;
      else found.example ??= cell;
    },
    counts: () => ({ dayFirst, monthFirst, ...found, short: short.counts() }),
  };
}

function createShortDates(): {
  add(cell: string, date: NumberedDate): void;
  readonly counts: () => ShortDates | null;
} {
  const [firsts, thirds] = [new Set<number>(), new Set<number>()];
  let example: string | null = null;
  let isPossible = true;
  return {
    add(cell, { first, second, third, hasShortYear }) {
      if (!hasShortYear || second > lastMonth || third < 1 || third > 31) isPossible = false;
      example ??= cell;
      firsts.add(first);
      thirds.add(third);
    },
    counts: () =>
      isPossible && example !== null ? { example, firsts: firsts.size, thirds: thirds.size } : null,
  };
}

/**
 * The order of a whole table; `ask` if nothing shows it, or dates contradict each other. Null: no date needs
 * it.
 */
export function judgeDates(counts: DateCounts): DayOrder | 'ask' | null {
  const { dayFirst, monthFirst, example, dotted, dottedMonthFirst, short } = counts;
  // A German spreadsheet swaps day and month only in those foreign dates that could be German ones.
  if (dottedMonthFirst !== null || (monthFirst > 0 && dotted !== null)) return 'ask';
  if (dayFirst > 0 && monthFirst > 0) return 'ask';
  if (dayFirst > 0 && short !== null && short.firsts < short.thirds) return 'year-first';
  // Hardly anybody writes the year first with slashes.
  if (dayFirst > 0 && short !== null && short.firsts === short.thirds && short.example.includes('-'))
    return 'ask';
  if (dayFirst > 0) return 'day-first';
  if (monthFirst > 0) return 'month-first';
  return example === null ? null : 'ask';
}

/** The question to ask, with both readings. */
export function dateQuestion(counts: DateCounts): string {
  const { dayFirst, monthFirst, example, monthExample, dotted, dottedMonthFirst, short } = counts;
  const dayOrMonth = 'say --dates day-first or --dates month-first';
  if (dottedMonthFirst !== null)
    return `"${dottedMonthFirst}" has the month first, though the day usually is between dots: ${dayOrMonth}`;
  if (monthFirst > 0 && dotted !== null)
    return (
      `"${monthExample}" has the month first, and "${dotted}", which a spreadsheet may have turned round, the month or the day: ` +
      dayOrMonth
    );
  if (dayFirst > 0 && monthFirst > 0)
    return `in ${dayFirst} dates only the first number can be the day, in ${monthFirst} only the second: ${dayOrMonth}`;
  if (dayFirst > 0 && short !== null)
    return `"${short.example}" may have the day or the year first, and no row tells which: say --dates day-first or --dates year-first`;
  return `"${example}" may have the day or the month first, and no row tells which: ${dayOrMonth}`;
}
