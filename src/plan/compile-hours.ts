import { halfDayLabel, holidayKeys } from '../calendar/holiday-names.ts';
import {
  type AddedHoliday,
  type HolidayRules,
  publicHolidays,
  type RemovedHoliday,
} from '../calendar/holidays.ts';
import type { HalfDay, OpeningHours } from '../domain/opening-hours.ts';
import { type Span, splitAtMidnight, type Week } from '../domain/span.ts';
import { type HoursDocument, readDays, readSpans } from './hours-schema.ts';

/**
 * Opening hours as the core understands them, with the holidays of the year before `year` and of the two
 * after it: the core looks more than a year ahead.
 */
export function compileHours(hours: HoursDocument, year: number): OpeningHours {
  const { weekly, holidayHours = 'closed', halfDays = {}, exceptions = [] } = hours;
  return {
    weekly: compileWeek(weekly),
    exceptions: exceptions.map(({ date, to = date, hours: text, name }) => ({
      date,
      to,
      spans: spansOf(text),
      label: name === undefined ? null : { en: name, de: name },
    })),
    holidays: publicHolidays(holidayRules(hours), { from: year - 1, to: year + 2 }),
    holidaySpans: spansOf(holidayHours),
    halfDays: Object.entries(halfDays).map(
      ([monthDay, text]): HalfDay => ({ monthDay, spans: spansOf(text), label: halfDayLabel(monthDay) }),
    ),
  };
}

/** Which days are holidays for these hours. */
export function holidayRules({ holidays = 'none', add = [], remove = [] }: HoursDocument): HolidayRules {
  return {
    state: holidays === 'none' ? null : holidays,
    add: add.map((rule): AddedHoliday => {
      if (typeof rule === 'string') return { kind: 'known', key: rule };
      const { date, name } = rule;
      const label = { en: name, de: name };
      return /^\d\d-\d\d$/.test(date)
        ? { kind: 'yearly', monthDay: date, name: label }
        : { kind: 'once', date, name: label };
    }),
    remove: remove.map((rule): RemovedHoliday => {
      const key = holidayKeys.find(known => known === rule);
      return key === undefined ? { kind: 'once', date: rule } : { kind: 'known', key };
    }),
  };
}

/** A week of which every day has its own spans. */
export function compileWeek(weekly: HoursDocument['weekly']): Week {
  const days: Record<keyof Week, readonly Span[]> = {
    monday: [],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [],
    sunday: [],
  };
  for (const [key, text] of Object.entries(weekly))
    for (const day of readDays(key) ?? []) days[day] = spansOf(text);
  return splitAtMidnight(days);
}

function spansOf(text: string): readonly Span[] {
  return readSpans(text) ?? [];
}
