import { z } from 'zod';
import { type Weekday, weekdays } from '../acd/local-date.ts';
import type { ClockTime } from './ics-time.ts';
import type { Recurrence, RecurringWeekday } from './recurrence.ts';

export interface ReadRecurrence {
  /** Null: the event takes place once. */
  readonly rule: Recurrence | null;
  /** The last moment at which a repetition may begin, in epoch milliseconds; Infinity: no limit. */
  readonly until: number;
  readonly warning: string | null;
}

const periods = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;
const unfollowed = ['bysetpos', 'byweekno', 'byyearday', 'byhour', 'byminute', 'bysecond'] as const;

const numbers = z
  .union([z.number(), z.array(z.number())])
  .optional()
  .transform(given => (given === undefined ? [] : [given].flat()));
const texts = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform(given => (given === undefined ? [] : [given].flat()));

const shape = z.object({
  freq: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']),
  interval: z.int().min(1).default(1),
  count: z.int().min(1).optional(),
  until: z.string().optional(),
  bymonth: numbers,
  bymonthday: numbers,
  byday: texts,
  wkst: z.int().min(1).max(7).default(2),
});

const once = { rule: null, until: Infinity };

/** Reads an event's RRULE as the parser left it. Of a rule that Familiar does not follow only the first day remains. */
export function readRecurrence(given: unknown, start: ClockTime): ReadRecurrence {
  if (given === undefined) return { ...once, warning: null };
  const foreign = unfollowed.find(part => Object.hasOwn(Object(given), part));
  const parsed = shape.safeParse(given);
  if (foreign !== undefined || !parsed.success) {
    const part = foreign?.toUpperCase() ?? 'its RRULE';
    return { ...once, warning: `repeats in a way that is not followed (${part}); only its first day counts` };
  }
  const { freq, interval, count, until, bymonth, bymonthday, byday, wkst } = parsed.data;
  const rule = {
    every: periods[freq],
    interval,
    count: count ?? null,
    months: bymonth,
    monthDays: bymonthday,
    weekdays: byday.map(toWeekday),
    // The parser counts from Sunday, as 1.
    weekStart: weekdays[(wkst + 5) % 7] ?? 'monday',
  };
  return { rule, until: toEpoch(until, start), warning: null };
}

function toWeekday(text: string): RecurringWeekday {
  const position = Number.parseInt(text, 10);
  return {
    weekday: weekdayNames[text.slice(-2)] ?? 'monday',
    position: Number.isNaN(position) ? null : position,
  };
}

const weekdayNames: Readonly<Record<string, Weekday>> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
};

/** A day alone means to its end; a time without a zone means the zone of the event. */
function toEpoch(until: string | undefined, { zone }: ClockTime): number {
  if (until === undefined) return Infinity;
  if (until.endsWith('Z')) return Date.parse(until);
  const [date = '', clock] = until.split('T');
  const [hours = 23, minutes = 59] = clock?.split(':').map(Number) ?? [];
  return Number.isNaN(Date.parse(`${date}T00:00Z`)) ? Infinity : zone.toEpoch(date, hours * 60 + minutes);
}
