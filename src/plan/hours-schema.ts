import { z } from 'zod';
import { holidayKeys } from '../calendar/holiday-names.ts';
import { federalStates } from '../calendar/holidays.ts';
import { isLocalDate, type Weekday, weekdays } from '../domain/local-date.ts';
import { endOfDay, parseSpan, type Span, spanText } from '../domain/span.ts';
import { remedy } from './remedy.ts';
import { label, localDate, oneOf, written } from './scalars.ts';

const aDay = { en: 'give a day that exists', de: 'geben Sie einen Tag an, den es gibt' };
const dayRemedy = remedy(
  'give a weekday or several, such as monday, monday-friday or "saturday, sunday"',
  'geben Sie einen oder mehrere Wochentage auf Englisch an, etwa monday, monday-friday oder "saturday, sunday"',
  { en: 'choose one or more weekdays', de: 'wählen Sie einen oder mehrere Wochentage' },
);
const twiceRemedy = remedy('name each day once', 'nennen Sie jeden Tag nur einmal');
const monthDayRemedy = remedy(
  'give month and day as the name, such as 12-24',
  'geben Sie als Namen Monat und Tag an, etwa 12-24',
  aDay,
);
const backwardsRemedy = remedy(
  'give a last day after the first one, or leave it out for a single day',
  'geben Sie einen letzten Tag nach dem ersten an, oder lassen Sie ihn bei einem einzelnen Tag weg',
);
const pastMidnightRemedy = remedy(
  'let no day run past midnight into the hours of the next',
  'lassen Sie keinen Tag über Mitternacht in die Zeiten des nächsten reichen',
);

/** `08:00-12:00, 13:00-17:00`, or `closed`. */
const spans = written(
  remedy(
    'give times that do not overlap, such as "08:00-12:00, 13:00-17:00", or closed',
    'geben Sie Zeiten an, die sich nicht überschneiden, etwa "08:00-12:00, 13:00-17:00", oder closed',
    {
      en: 'give times that do not overlap, each with its beginning and its end, such as 08:00 and 12:00',
      de: 'geben Sie Zeiten an, die sich nicht überschneiden, jede mit Anfang und Ende, etwa 08:00 und 12:00',
    },
  ),
  text => {
    const read = readSpans(text);
    return read === null || overlap(read) ? null : writeSpans(read);
  },
);

const dayKey = z.string().refine(key => readDays(key) !== null, { error: dayRemedy });
const monthDayKey = z.string().refine(isMonthDay, { error: monthDayRemedy });
const dayOrEveryYear = z.union([
  localDate,
  written(monthDayRemedy, text => (isMonthDay(text) ? text : null)),
]);

const addedHoliday = z.union(
  [z.literal(holidayKeys), z.strictObject({ date: dayOrEveryYear, name: label() })],
  {
    error: remedy(
      `give { date: 2026-08-15, name: … }, { date: 11-11, name: … } for every year, or one of ${holidayKeys.join(', ')}`,
      `geben Sie { date: 2026-08-15, name: … } an, { date: 11-11, name: … } für jedes Jahr, oder eines von ${holidayKeys.join(', ')}`,
      { en: 'give a day and its name', de: 'geben Sie einen Tag und seine Bezeichnung an' },
    ),
  },
);

const removedHoliday = z.union([z.literal(holidayKeys), localDate], {
  error: remedy(
    `give a day that exists, such as 2026-10-31, or one of ${holidayKeys.join(', ')}`,
    `geben Sie einen Tag an, den es gibt, etwa 2026-10-31, oder eines von ${holidayKeys.join(', ')}`,
    aDay,
  ),
});

const exception = z.strictObject({
  date: localDate.describe('The day, or the first of several'),
  to: localDate.optional().describe('The last day, which counts too; one day if it is left out'),
  hours: spans,
  name: label().optional(),
});

/** The times of each weekday. */
export const weeklySchema = z.record(dayKey, spans).superRefine(checkDays);

/** Opening hours as they are written. */
export const hoursSchema = z.strictObject({
  weekly: weeklySchema.describe(
    'Times by day, such as "monday-friday: 08:00-17:00"; a day that is not named is closed',
  ),
  holidays: oneOf([...federalStates, 'none'])
    .optional()
    .describe('The Bundesland whose public holidays apply; none by default'),
  holidayHours: spans.optional().describe('When to be open on public holidays; closed by default'),
  add: z.array(addedHoliday).max(500).optional().describe('Holidays of your own, such as a local one'),
  remove: z.array(removedHoliday).max(500).optional().describe('Public holidays on which you work'),
  halfDays: z
    .record(monthDayKey, spans)
    .optional()
    .describe('Days that are shorter every year, such as "12-24: 08:00-12:00"'),
  exceptions: z
    .array(exception)
    .max(500)
    .superRefine(checkDates)
    .optional()
    .describe('Single days, or several in a row, with hours of their own'),
});

export type HoursDocument = z.output<typeof hoursSchema>;

/** The spans that a text names; empty for `closed`, null if it can't be read. */
export function readSpans(text: string): readonly Span[] | null {
  if (text === 'closed') return [];
  const read = text.split(',').map(parseSpan);
  const known = read.filter(span => span !== null);
  return known.length === read.length ? known.toSorted((a, b) => a.from - b.from) : null;
}

function writeSpans(read: readonly Span[]): string {
  return read.length === 0 ? 'closed' : read.map(spanText).join(', ');
}

/** The weekdays that a key such as `monday-friday` or `monday, wednesday` names; null if it can't be read. */
export function readDays(key: string): readonly Weekday[] | null {
  const days = key.split(',').map(part => {
    const [first, last = first, ...more] = part
      .trim()
      .toLowerCase()
      .split('-')
      .map(day => weekdays.indexOf(day.trim() as Weekday));
    if (first === undefined || last === undefined || first < 0 || last < first || more.length > 0)
      return null;
    return weekdays.slice(first, last + 1);
  });
  return days.every(part => part !== null) ? days.flat() : null;
}

/** Whether spans overlap, including what runs past midnight with the beginning of the next day. */
function overlap(sorted: readonly Span[]): boolean {
  return sorted.some((span, index) => span.from < (sorted[index - 1]?.to ?? 0));
}

type Refining<T> = z.core.$RefinementCtx<T>;

function checkDays(weekly: Record<string, string>, context: Refining<Record<string, string>>): void {
  const taken = new Map<Weekday, string>();
  for (const key of Object.keys(weekly)) {
    const days = readDays(key) ?? [];
    const twice = days.find(day => taken.has(day));
    if (twice !== undefined) context.addIssue({ code: 'custom', path: [key], message: twiceRemedy });
    for (const day of days) taken.set(day, weekly[key] ?? '');
  }
  for (const [day, text] of taken) {
    const tomorrow = weekdays[(weekdays.indexOf(day) + 1) % weekdays.length] ?? 'monday';
    const late = (readSpans(text)?.at(-1)?.to ?? 0) - endOfDay;
    const early = readSpans(taken.get(tomorrow) ?? 'closed')?.[0]?.from ?? endOfDay;
    if (late > early) context.addIssue({ code: 'custom', message: pastMidnightRemedy });
  }
}

/** 2000 was a leap year, so 29 February counts as a day. */
function isMonthDay(text: string): boolean {
  return isLocalDate(`2000-${text}`);
}

type ExceptionDocument = z.output<typeof exception>;

/** Exceptions that end before they begin, and days that two of them name. */
function checkDates(days: readonly ExceptionDocument[], context: Refining<ExceptionDocument[]>): void {
  days.forEach(({ date, to = date }, index) => {
    const isTaken = days.slice(0, index).some(other => other.date <= to && date <= (other.to ?? other.date));
    if (to < date) context.addIssue({ code: 'custom', path: [index, 'to'], message: backwardsRemedy });
    else if (isTaken) context.addIssue({ code: 'custom', path: [index, 'date'], message: twiceRemedy });
  });
}
