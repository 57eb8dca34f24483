import type { Language } from './language.ts';
import { addDays, type LocalDate, type LocalMoment, weekdayOf } from './local-date.ts';
import { covers, intersect, type Span, type Week } from './span.ts';

/** A name for people, in every language of the interface. */
export type Label = Readonly<Record<Language, string>>;

/** When a hotline is open, in the local time of its zone. Spans stay inside their day. */
export interface OpeningHours {
  readonly weekly: Week;
  /** Days that the operator set by hand. They replace everything else that applies to the day. */
  readonly exceptions: readonly HoursException[];
  /** Public holidays. On them the hotline is open only in `holidaySpans`, by default not at all. */
  readonly holidays: readonly NamedDay[];
  readonly holidaySpans: readonly Span[];
  /**
   * Days that are shorter every year. On such a day the hotline is open where both its weekday and these
   * spans say so.
   */
  readonly halfDays: readonly HalfDay[];
}

export interface NamedDay {
  readonly date: LocalDate;
  readonly name: Label;
}

export interface HoursException {
  /** The day, or the first of several. */
  readonly date: LocalDate;
  /** The last day; that one alone if it is left out. */
  readonly to?: LocalDate;
  readonly spans: readonly Span[];
  readonly label: Label | null;
}

export interface HalfDay {
  /** Month and day, such as `12-24`. */
  readonly monthDay: string;
  readonly spans: readonly Span[];
  readonly label: Label;
}

/** Which part of the hours decides a day. */
export type HoursRule = 'weekly' | 'half-day' | 'holiday' | 'exception';

/** Days for which there may be something else to say while a hotline is closed than at night. */
export type SpecialDay = 'holiday' | 'exception';

/** Whether a hotline is open, and why: a reason can then say "closed: Corpus Christi". */
export interface Openness {
  readonly open: boolean;
  readonly because: HoursRule;
  readonly label: Label | null;
}

/** How far ahead an opening is looked for: more than a year, so a seasonal hotline finds its next season. */
const lookAheadDays = 400;

/**
 * Whether the hotline is open at a moment of its wall clock. The clock alone counts: an hour that happens
 * twice when clocks go back is open twice, and one that is skipped never happens.
 */
export function isOpenAt(hours: OpeningHours, moment: LocalMoment): Openness {
  const { spans, because, label } = hoursOn(hours, moment.date);
  return { open: covers(spans, moment.minute), because, label };
}

/**
 * The moment itself if the hotline is open, otherwise when it next opens by its wall clock; null if not
 * within 400 days.
 */
export function nextOpening(hours: OpeningHours, moment: LocalMoment): LocalMoment | null {
  for (let days = 0; days <= lookAheadDays; days += 1) {
    const date = addDays(moment.date, days);
    const earliest = days === 0 ? moment.minute : 0;
    const span = hoursOn(hours, date)
      .spans.filter(({ to }) => earliest < to)
      .toSorted((a, b) => a.from - b.from)[0];
    if (span !== undefined) return { date, weekday: weekdayOf(date), minute: Math.max(span.from, earliest) };
  }
  return null;
}

/**
 * As what kind of day the hotline is closed at a moment: a public holiday or half day, a day set by hand, or null, as on any
 * other. On a day that is only shorter than usual, its evening is as any other.
 */
export function specialDayAt(hours: OpeningHours, { date, minute }: LocalMoment): SpecialDay | null {
  const { spans, because } = hoursOn(hours, date);
  const isUsuallyOpen = covers(hours.weekly[weekdayOf(date)], minute);
  if (because === 'weekly' || (spans.length > 0 && !isUsuallyOpen)) return null;
  return because === 'exception' ? 'exception' : 'holiday';
}

/** When a hotline is open on one day, and why then. */
export interface HoursOfDay {
  readonly spans: readonly Span[];
  readonly because: HoursRule;
  readonly label: Label | null;
}

/** An exception beats a holiday, a holiday beats a half day, and that beats the week. */
export function hoursOn(hours: OpeningHours, date: LocalDate): HoursOfDay {
  const exception = hours.exceptions.find(day => day.date <= date && date <= (day.to ?? day.date));
  if (exception !== undefined)
    return { spans: exception.spans, because: 'exception', label: exception.label };
  const holiday = hours.holidays.find(day => day.date === date);
  if (holiday !== undefined) return { spans: hours.holidaySpans, because: 'holiday', label: holiday.name };
  const usual = hours.weekly[weekdayOf(date)];
  const halfDay = hours.halfDays.find(({ monthDay }) => date.endsWith(`-${monthDay}`));
  if (halfDay === undefined || usual.length === 0) return { spans: usual, because: 'weekly', label: null };
  return { spans: intersect(usual, halfDay.spans), because: 'half-day', label: halfDay.label };
}
