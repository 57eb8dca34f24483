import { z } from 'zod';
import { isLocalDate, type Weekday, weekdays } from '../domain/local-date.ts';
import type { IcsLine } from './ics-lines.ts';
import { readRule } from './ics-property.ts';
import type { ClockTime } from './ics-time.ts';
import type { Recurrence, RecurringWeekday } from './recurrence.ts';
import type { CalendarText } from './text.ts';

export interface ReadRecurrence {
  /** Null: it can't be followed, and the event takes place once. */
  readonly rule: Recurrence | null;
  /** The last moment at which a repetition may begin, in epoch milliseconds; Infinity: no limit. */
  readonly until: number;
  readonly warning: CalendarText | null;
}

const periods = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;

const numbers = z
  .union([z.number(), z.array(z.number())])
  .optional()
  .transform(given => (given === undefined ? [] : [given].flat()));
const texts = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform(given => (given === undefined ? [] : [given].flat()));

/**
 * Unknown parts might leave out or add days, so they are refused; programs' own additions begin with `x-`.
 */
const shape = z.strictObject({
  freq: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']),
  interval: z.int().min(1).default(1),
  count: z.int().min(1).optional(),
  until: z.string().optional(),
  bymonth: numbers,
  bymonthday: numbers,
  byyearday: numbers,
  byweekno: numbers,
  byday: texts,
  bysetpos: numbers,
  byhour: numbers,
  byminute: numbers,
  bysecond: numbers,
  wkst: z.int().min(1).max(7).default(2),
  rscale: z.literal('GREGORIAN').optional(),
  skip: z.literal('OMIT').optional(),
});

/**
 * Reads a rule (RRULE) of an event that begins at `start`. If it can't be followed, only the first day
 * counts.
 */
export function readRecurrence(line: IcsLine, start: ClockTime): ReadRecurrence {
  const parsed = shape.safeParse(withoutOwn(readRule(line)));
  if (!parsed.success) return notFollowed(partOf(parsed.error.issues[0]));
  const { freq, interval, count, until, wkst, ...by } = parsed.data;
  if (!isTimeOfDay(by, start)) return notFollowed('BYHOUR');
  const lastAt = until === undefined ? Infinity : lastBegin(until, start);
  if (lastAt === null) return notFollowed('UNTIL');
  const rule = {
    every: periods[freq],
    interval,
    count: count ?? null,
    months: by.bymonth,
    monthDays: by.bymonthday,
    yearDays: by.byyearday,
    weekNumbers: by.byweekno,
    weekdays: by.byday.map(toWeekday),
    positions: by.bysetpos,
    // The parser counts from Sunday, as 1.
    weekStart: weekdays[(wkst + 5) % 7] ?? 'monday',
  };
  return { rule, until: lastAt, warning: null };
}

function withoutOwn(rule: unknown): unknown {
  if (typeof rule !== 'object' || rule === null) return rule;
  return Object.fromEntries(Object.entries(rule).filter(([name]) => !/^x-/i.test(name)));
}

/** The part of the rule that is not understood. */
function partOf(issue: z.core.$ZodIssue | undefined): string {
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  return String(name ?? 'RRULE').toUpperCase();
}

function notFollowed(part: string): ReadRecurrence {
  return {
    rule: null,
    until: Infinity,
    warning: {
      en: `repeats in a way that is not followed (${part}); only its first day counts`,
      de: `wiederholt sich in einer Weise, der Familiar nicht folgt (${part}); nur der erste Tag zählt`,
    },
  };
}

/**
 * Whether a rule merely repeats the event's own time of day, as some programs write it. Any other would mean
 * several times a day.
 */
function isTimeOfDay(
  { byhour, byminute, bysecond }: Pick<z.output<typeof shape>, 'byhour' | 'byminute' | 'bysecond'>,
  { minute }: ClockTime,
): boolean {
  const isOnly = (values: readonly number[], value: number): boolean => values.every(it => it === value);
  return (
    isOnly(byhour, Math.floor(minute / 60)) &&
    isOnly(byminute, minute % 60) &&
    bysecond.every(second => second < 60)
  );
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

/**
 * The last moment a repetition may begin, in epoch milliseconds. A day alone includes all of it; a time
 * without a zone is in the event's. Null: it is no time.
 */
function lastBegin(until: string, { zone, allDay }: ClockTime): number | null {
  const [date = '', clock] = until.split('T');
  if (!isLocalDate(date) || (clock !== undefined && !/^\d\d:\d\d(:\d\d)?Z?$/.test(clock))) return null;
  if (allDay) return zone.toEpoch(lastDay(until, zone), 0);
  if (until.endsWith('Z')) return Date.parse(until);
  const [hours = 23, minutes = 59] = clock?.split(':').map(Number) ?? [];
  return zone.toEpoch(date, hours * 60 + minutes);
}

/**
 * The last of an event's whole days, which some write as midnight in UTC, others as the local midnight at
 * which it begins or ends.
 */
function lastDay(until: string, zone: ClockTime['zone']): string {
  const date = until.slice(0, 10);
  if (!until.endsWith('Z')) return date;
  const { date: localDate, minute } = zone.toLocal(Date.parse(until));
  return minute === 0 || minute === 1_439 ? localDate : date;
}
