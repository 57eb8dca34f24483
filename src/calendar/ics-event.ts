import ICAL from 'ical.js';
import { z } from 'zod';
import { addDays } from '../acd/local-date.ts';
import type { TimeZone } from '../acd/time-zone.ts';
import { readRecurrence } from './ics-recurrence.ts';
import { type ClockTime, epochOf, type Property, property, readTime, readTimes } from './ics-time.ts';
import type { Recurrence } from './recurrence.ts';

/** An event of a calendar, as it stands there. */
export interface CalendarEvent {
  readonly uid: string;
  readonly summary: string;
  readonly start: ClockTime;
  /** Just past the event, with `endPlusMs` added. */
  readonly end: ClockTime;
  readonly endPlusMs: number;
  readonly recurrence: Recurrence | null;
  /** The last moment at which a repetition may begin, in epoch milliseconds. */
  readonly until: number;
  /** Repetitions that do not take place, in epoch milliseconds. */
  readonly except: readonly number[];
  /** The repetition of the same uid in whose place this event stands, in epoch milliseconds. */
  readonly replaces: number | null;
  readonly cancelled: boolean;
  /** What Familiar does not follow. */
  readonly warning: string | null;
}

export type ReadEvent =
  | { readonly ok: true; readonly event: CalendarEvent }
  | { readonly ok: false; readonly problem: string };

const maxLineLength = 16_384;
const maxTextLength = 200;

const component = z.tuple([z.literal('vevent'), z.array(property), z.unknown()]);

/** Reads one event's text. `zone` is that of times which name none. */
export function readEvent(text: string, zone: TimeZone): ReadEvent {
  // The parser takes time by the square of a line's length.
  if (text.split('\r\n').some(line => line.length > maxLineLength))
    return { ok: false, problem: 'has a line that is too long' };
  let parsed: unknown;
  try {
    parsed = ICAL.parse(text);
  } catch (error) {
    return { ok: false, problem: `can't be read: ${error instanceof Error ? error.message : 'unknown'}` };
  }
  const checked = component.safeParse(parsed);
  if (!checked.success) return { ok: false, problem: 'is not closed' };
  return toEvent(checked.data[1], zone);
}

function toEvent(properties: readonly Property[], zone: TimeZone): ReadEvent {
  const find = (name: string): Property | undefined => properties.find(it => it[0] === name);
  const start = readTime(find('dtstart'), zone);
  if (start === null) return { ok: false, problem: 'has no start that is a date' };
  const end = readEnd(start, find('dtend'), find('duration'), zone);
  if (end === null) return { ok: false, problem: 'has an end that is no date' };
  const recurrence = readRecurrence(find('rrule')?.[3], start);
  const replaces = readTime(find('recurrence-id'), zone);
  const event = {
    uid: shorten(find('uid')?.[3]),
    summary: shorten(find('summary')?.[3]),
    start,
    ...end,
    recurrence: recurrence.rule,
    until: recurrence.until,
    except: properties.filter(it => it[0] === 'exdate').flatMap(it => readTimes(it, zone)),
    replaces: replaces === null ? null : epochOf(replaces),
    cancelled: String(find('status')?.[3]).toUpperCase() === 'CANCELLED',
    warning: recurrence.warning ?? warningAbout(properties),
  };
  return { ok: true, event };
}

function warningAbout(properties: readonly Property[]): string | null {
  if (properties.some(([name]) => name === 'rdate')) return 'lists further days (RDATE), which are left out';
  const [, parameters] = properties.find(([name]) => name === 'recurrence-id') ?? [];
  return parameters?.['range'] === undefined
    ? null
    : 'changes all later repetitions (THISANDFUTURE); only the first of them is changed';
}

type End = Pick<CalendarEvent, 'end' | 'endPlusMs'>;

function readEnd(
  start: ClockTime,
  end: Property | undefined,
  duration: Property | undefined,
  zone: TimeZone,
): End | null {
  if (end !== undefined) {
    const time = readTime(end, zone);
    return time === null ? null : { end: time, endPlusMs: 0 };
  }
  if (duration === undefined)
    return { end: { ...start, date: addDays(start.date, start.allDay ? 1 : 0) }, endPlusMs: 0 };
  const length = readDuration(String(duration[3]));
  if (length === null) return null;
  const { weeks, days, hours, minutes } = length;
  // A day of a duration ends at the same time by the clock, an hour is an hour.
  return {
    end: { ...start, date: addDays(start.date, weeks * 7 + days) },
    endPlusMs: (hours * 60 + minutes) * 60_000,
  };
}

function readDuration(text: string): ICAL.Duration | null {
  try {
    return ICAL.Duration.fromString(text);
  } catch {
    return null;
  }
}

function shorten(text: unknown): string {
  return typeof text === 'string' ? text.replaceAll(/\s+/g, ' ').trim().slice(0, maxTextLength) : '';
}
