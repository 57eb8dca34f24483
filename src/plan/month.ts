import { type HoursRule, hoursOn, type Label } from '../domain/opening-hours.ts';
import { spanText } from '../domain/span.ts';
import { compileHours } from './compile-hours.ts';
import type { HoursDocument } from './hours-schema.ts';

/** A day of a calendar that shows opening hours. */
export interface CalendarDay {
  /** Such as `2026-12-24`. */
  readonly date: string;
  /** `other`: open, but not as usual on this weekday. */
  readonly kind: 'open' | 'other' | 'closed';
  /** When it is open, such as `08:00-12:00`, in order. */
  readonly times: readonly string[];
  readonly because: HoursRule;
  /** Name of the holiday or exception. */
  readonly label: Label | null;
}

/** The days of a month such as `2026-12`, with the hours by which calls would be routed. */
export function monthOf(hours: HoursDocument, month: string): readonly CalendarDay[] {
  const [year = 0, monthNumber = 1] = month.split('-').map(Number);
  const compiled = compileHours(hours, year);
  const length = new Date(Date.UTC(year, monthNumber, 0)).getUTCDate();
  return Array.from({ length }, (_, index): CalendarDay => {
    const date = `${month}-${String(index + 1).padStart(2, '0')}`;
    const { spans, because, label } = hoursOn(compiled, date);
    const kind = spans.length === 0 ? 'closed' : because === 'weekly' ? 'open' : 'other';
    const times = spans.toSorted((a, b) => a.from - b.from).map(spanText);
    return { date, kind, times, because, label };
  });
}
