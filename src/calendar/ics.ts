import { addDays, dayNumber, type LocalDate } from '../acd/local-date.ts';
import type { TimeZone } from '../acd/time-zone.ts';
import { createTurns } from '../turns.ts';
import { splitIntoEvents } from './ics-blocks.ts';
import { type CalendarEvent, readEvent } from './ics-event.ts';
import { epochOf } from './ics-time.ts';
import { daysOfRecurrence } from './recurrence.ts';

/** A time that a calendar marks, in epoch milliseconds; `to` is just past it. */
export interface CalendarAbsence {
  readonly from: number;
  readonly to: number;
  /** As people called it, at most 200 characters; may be empty. */
  readonly summary: string;
  /** The calendar's id of the event; repetitions share it. */
  readonly uid: string;
}

export type IcsAbsences =
  | {
      readonly ok: true;
      /** By their beginning. */
      readonly absences: readonly CalendarAbsence[];
      /** One sentence for each event that was left out, or not followed in everything. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

const dayMs = 86_400_000;
const before = 365 * dayMs;
const after = 2 * 365 * dayMs;
const maxAbsences = 10_000;
const maxRepeating = 1_000;
const maxWarnings = 100;
/** A rule with a count must be followed from its first day; older ones have long ended. */
const maxAgeDays = 20 * 365;
/** Repetitions that last longer lie on top of each other. */
const maxRepeatedDays = 400;

/**
 * Reads the absences in an .ics file of at most 5 MB: every event that takes up time between a year before `now`
 * (epoch milliseconds) and two years after it, whether or not it is marked as busy. Days and times that name no
 * zone are those of `zone`. Cancelled events and repetitions are left out.
 */
export async function readAbsences(
  bytes: Uint8Array,
  { zone, now }: { readonly zone: TimeZone; readonly now: number },
): Promise<IcsAbsences> {
  const split = splitIntoEvents(bytes);
  if (!split.ok) return split;
  const warnings: string[] = [];
  const events: CalendarEvent[] = [];
  const inTurns = createTurns();
  for (const text of split.events) {
    await inTurns();
    const read = readEvent(text, zone);
    if (read.ok) events.push(read.event);
    const warning = read.ok ? read.event.warning : read.problem;
    if (warning !== null) warnings.push(`${describe(text)} ${warning}.`);
  }
  if (events.filter(({ recurrence }) => recurrence !== null).length > maxRepeating)
    return { ok: false, problem: `The calendar has more than ${maxRepeating} events that repeat.` };

  const replaced = replacedBy(events);
  const absences: CalendarAbsence[] = [];
  for (const event of events) {
    await inTurns();
    if (event.cancelled) continue;
    absences.push(...occurrencesOf(event, replaced.get(event.uid) ?? new Set(), now));
    if (absences.length > maxAbsences)
      return { ok: false, problem: `The calendar marks more than ${maxAbsences} times in three years.` };
  }
  absences.sort((a, b) => a.from - b.from || a.to - b.to);
  return { ok: true, absences, warnings: shorten(warnings) };
}

/** By uid, the repetitions in whose place another event stands. */
function replacedBy(events: readonly CalendarEvent[]): ReadonlyMap<string, ReadonlySet<number>> {
  const replaced = new Map<string, Set<number>>();
  for (const { uid, replaces } of events)
    if (replaces !== null) replaced.set(uid, (replaced.get(uid) ?? new Set()).add(replaces));
  return replaced;
}

function occurrencesOf(
  event: CalendarEvent,
  replaced: ReadonlySet<number>,
  now: number,
): readonly CalendarAbsence[] {
  const { start, end, endPlusMs, summary, uid, until } = event;
  const missing = new Set([...event.except, ...(event.replaces === null ? replaced : [])]);
  const lengthDays = dayNumber(end.date) - dayNumber(start.date);
  return daysOf(event, now, lengthDays).flatMap(date => {
    const from = epochOf({ ...start, date });
    const to = epochOf({ ...end, date: addDays(date, lengthDays) }) + endPlusMs;
    const isWithin = from < now + after && to > now - before;
    return from < to && isWithin && from <= until && !missing.has(from) ? [{ from, to, summary, uid }] : [];
  });
}

function daysOf({ start, recurrence }: CalendarEvent, now: number, lengthDays: number): readonly LocalDate[] {
  if (recurrence === null) return [start.date];
  const today = dayNumber(start.zone.toLocal(now).date);
  if (recurrence.count !== null && today - dayNumber(start.date) > maxAgeDays) return [];
  const earliest = now - before - (Math.min(lengthDays, maxRepeatedDays) + 2) * dayMs;
  return daysOfRecurrence(recurrence, start.date, {
    from: start.zone.toLocal(earliest).date,
    until: start.zone.toLocal(now + after).date,
  });
}

function describe(text: string): string {
  const summary = /^SUMMARY[^:\r\n]*:(.*)$/im.exec(text)?.[1]?.trim().slice(0, 80);
  const start = /^DTSTART[^:\r\n]*:(.*)$/im.exec(text)?.[1]?.trim().slice(0, 20);
  return `The event "${summary ?? ''}" of ${start ?? 'no date'}`;
}

function shorten(warnings: readonly string[]): readonly string[] {
  if (warnings.length <= maxWarnings) return warnings;
  return [...warnings.slice(0, maxWarnings), `And ${warnings.length - maxWarnings} more.`];
}
