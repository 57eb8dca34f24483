import { addDays, dayNumber, type LocalDate } from '../domain/local-date.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import type { CalendarEvent, EventPart } from './ics-event.ts';
import { type FurtherTime, isDayOf } from './ics-further-times.ts';
import type { ReadRecurrence } from './ics-recurrence.ts';
import { type ClockTime, epochOf } from './ics-time.ts';
import { daysOfRecurrence } from './recurrence.ts';

/** A time that a calendar marks, in epoch milliseconds; `to` is just past it. */
export interface MarkedTime {
  readonly from: number;
  readonly to: number;
}

/** The moment around which times are looked for. */
export interface Around {
  /** The zone of whole days. */
  readonly zone: TimeZone;
  /** Epoch milliseconds. */
  readonly now: number;
}

const dayMs = 86_400_000;
const yearsBefore = 1;
const yearsAfter = 2;
const before = yearsBefore * 365 * dayMs;
const after = yearsAfter * 365 * dayMs;
/** A rule with a count must be followed from its first day, in days; older ones have long ended. */
const maxAgeDays = 20 * 365;
/** Repetitions that last longer, in days, overlap each other. */
const maxRepeatedDays = 400;

/** When an event takes place, without the times that one of `replaced` replaces. */
export function occurrencesOf(
  event: CalendarEvent,
  replaced: readonly EventPart[],
  around: Around,
): readonly MarkedTime[] {
  const missing = missingOf(event, replaced, around);
  const endsAt = nextChange(replaced, -Infinity);
  return startsOf(event, around)
    .filter(start => start.at < endsAt && !isAmong(start, missing))
    .flatMap(start => timeFrom(event, start, around));
}

/** The times that replace a repetition and all later ones, each moved like the first. */
export function laterOccurrencesOf(
  change: CalendarEvent,
  series: CalendarEvent,
  replaced: readonly EventPart[],
  around: Around,
): readonly MarkedTime[] {
  const { replaces, start } = change;
  if (replaces === null) return [];
  const begin = epochOf(replaces);
  const missing = missingOf(series, replaced, around);
  const endsAt = nextChange(replaced, begin);
  const movedDays = dayNumber(start.date) - dayNumber(replaces.date);
  return startsOf(series, around)
    .filter(one => one.at > begin && one.at < endsAt && !isAmong(one, missing))
    .map(one => ({ ...start, date: addDays(one.date, movedDays), lengthMs: null }))
    .flatMap(time => timeFrom(change, { ...time, at: epochOf(time) }, around));
}

/** Whether a time is within the years that are considered. */
export function isNear({ from, to }: MarkedTime, now: number): boolean {
  return from < now + after && to > now - before;
}

/** A time with its moment, which is expensive to work out. */
interface Start extends FurtherTime {
  readonly at: number;
}

/** When something else begins to replace all later repetitions. */
function nextChange(replaced: readonly EventPart[], behind: number): number {
  const changes = replaced
    .filter(part => part.replacesLater)
    .flatMap(({ replaces }) => (replaces === null ? [] : epochOf(replaces)));
  return Math.min(Infinity, ...changes.filter(at => at > behind));
}

/** The keys of the repetitions that do not take place as the series says. */
function missingOf(
  event: CalendarEvent,
  replaced: readonly EventPart[],
  around: Around,
): ReadonlySet<string> {
  const times = [
    ...event.except,
    ...exceptDays(event, around),
    ...replaced.flatMap(({ replaces }) => replaces ?? []),
  ];
  return new Set(
    times
      .map(time => (isDayOf(event, time) ? { ...time, allDay: true } : time))
      .flatMap(time => keysOf(time, around.zone)),
  );
}

function timeFrom(event: CalendarEvent, start: Start, { now }: Around): readonly MarkedTime[] {
  const lengthDays = dayNumber(event.end.date) - dayNumber(event.start.date);
  const { at: from } = start;
  const isLikeFirst = start.minute === event.start.minute && start.zone === event.start.zone;
  if (start.lengthMs !== null) return near({ from, to: from + start.lengthMs }, now);
  const to = isLikeFirst
    ? epochOf({ ...event.end, date: addDays(start.date, lengthDays) }) + event.endPlusMs
    : from + epochOf(event.end) + event.endPlusMs - epochOf(event.start);
  return near({ from, to }, now);
}

function near(time: MarkedTime, now: number): readonly MarkedTime[] {
  return isNear(time, now) ? [time] : [];
}

function startsOf(event: CalendarEvent, around: Around): readonly Start[] {
  const { start, rules, also } = event;
  const days = new Set(
    rules.length === 0 ? [start.date] : rules.flatMap(rule => daysOf(event, rule, around)),
  );
  const listed = also.map(time => (time.allDay ? { ...start, date: time.date, lengthMs: null } : time));
  const byRule = [...days].map(date => ({ ...start, date, lengthMs: null }));
  // Where a rule and a further time coincide, the further time gives the length.
  const starts = [...byRule, ...listed];
  return [...new Map(starts.map(time => [epochOf(time), time])).entries()].map(([at, time]) => ({
    ...time,
    at,
  }));
}

function exceptDays(event: CalendarEvent, around: Around): readonly ClockTime[] {
  return event.exceptRules
    .filter(({ rule }) => rule !== null)
    .flatMap(rule => daysOf(event, rule, around))
    .map(date => ({ ...event.start, date }));
}

function daysOf(
  { start, end }: CalendarEvent,
  { rule, until }: ReadRecurrence,
  { now }: Around,
): readonly LocalDate[] {
  if (rule === null) return [start.date];
  const today = dayNumber(start.zone.toLocal(now).date);
  if (rule.count !== null && today - dayNumber(start.date) > maxAgeDays) return [];
  const lengthDays = Math.min(dayNumber(end.date) - dayNumber(start.date), maxRepeatedDays);
  return daysOfRecurrence(rule, start.date, {
    from: start.zone.toLocal(now - before - (lengthDays + 2) * dayMs).date,
    until: start.zone.toLocal(now + after).date,
  }).filter(date => until === Infinity || epochOf({ ...start, date }) <= until);
}

/**
 * The keys by which a time is recognised. A day covers all that begins on it. A time stands for itself and,
 * for events of whole days, for its day, which some programs write as its midnight in UTC.
 */
function keysOf(time: ClockTime, zone: TimeZone): readonly string[] {
  if (time.allDay) return [`day ${time.date}`];
  const at = epochOf(time);
  const local = zone.toLocal(at);
  return [`time ${at}`, `whole day ${local.minute === 0 ? local.date : time.date}`];
}

function isAmong({ at, date, allDay }: Start, keys: ReadonlySet<string>): boolean {
  return keys.has(`day ${date}`) || keys.has(allDay ? `whole day ${date}` : `time ${at}`);
}
