import { addDays } from '../domain/local-date.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import { readDuration } from './ics-duration.ts';
import type { IcsLine } from './ics-lines.ts';
import { readTimeProperty, type TimeProperty } from './ics-property.ts';
import {
  type CalendarZones,
  type ClockTime,
  epochOf,
  type ReadTime,
  readTimes,
  readValue,
} from './ics-time.ts';
import type { CalendarText } from './text.ts';

/** A time at which an event takes place in addition to its rules. */
export interface FurtherTime extends ClockTime {
  /** Null: as long as the event. */
  readonly lengthMs: number | null;
}

/** The times of a property, which may have ends or lengths of their own (`VALUE=PERIOD`). */
export function readFurtherTimes(
  line: IcsLine,
  zones: CalendarZones,
  floating: TimeZone | null,
): ReadTime<readonly FurtherTime[]> {
  const property = readTimeProperty(line);
  if (line.isCut || !property.values.some(value => value.includes('/'))) {
    const read = readTimes(line, zones, floating);
    return read.ok ? { ok: true, value: read.value.map(time => ({ ...time, lengthMs: null })) } : read;
  }
  const times: FurtherTime[] = [];
  for (const value of property.values) {
    const read = readPeriod(value, property, { ...zones, floating });
    if (!read.ok) return read;
    times.push(read.value);
  }
  return { ok: true, value: times };
}

function readPeriod(text: string, { tzid }: TimeProperty, zones: CalendarZones): ReadTime<FurtherTime> {
  const [begin = '', end] = text.split(/\/(.*)/s);
  const written = { tzid, kind: '' };
  const start = readValue(begin, written, zones);
  if (!start.ok || end === undefined)
    return start.ok ? { ok: true, value: { ...start.value, lengthMs: null } } : start;
  const from = epochOf(start.value);
  const until = /^[+-]?P/i.test(end) ? endAfter(start.value, end) : readValue(end, written, zones);
  if (!until.ok) return until;
  const lengthMs = (typeof until.value === 'number' ? until.value : epochOf(until.value)) - from;
  return lengthMs > 0
    ? { ok: true, value: { ...start.value, lengthMs } }
    : { ok: false, problem: noPeriod(text) };
}

function endAfter(start: ClockTime, length: string): ReadTime<number> {
  const read = readDuration(length);
  if (!read.ok) return read;
  const { days, restMs } = read.duration;
  return { ok: true, value: epochOf({ ...start, date: addDays(start.date, days) }) + restMs };
}

interface Times {
  readonly start: ClockTime;
  readonly also: readonly ClockTime[];
  readonly except: readonly ClockTime[];
}

/** Whether an exception can only mean a day, which some programs write as its midnight. */
export function isDayOf({ start, also }: Omit<Times, 'except'>, time: ClockTime): boolean {
  return time.minute === 0 && !time.allDay && !isOnTheHour({ start, also }, time);
}

/** Whether the event always begins at another time of day, so nothing said about this time concerns it. */
export function neverBegins({ start, also }: Omit<Times, 'except'>, time: ClockTime): boolean {
  return !start.allDay && !time.allDay && time.minute !== 0 && !isOnTheHour({ start, also }, time);
}

/** A warning about exceptions for times at which the event never begins; null: there are none. */
export function missedException({ start, also, except }: Times): CalendarText | null {
  const missed = except.find(time => neverBegins({ start, also }, time));
  if (missed === undefined) return null;
  return {
    en: `leaves out a time of ${missed.date} at which it does not begin (EXDATE), so it takes place on that day`,
    de: `nimmt eine Zeit am ${missed.date} aus, zu der er nicht beginnt (EXDATE), und findet an diesem Tag also statt`,
  };
}

/** Whether the event begins at that time of day, by rule or by a further time. */
function isOnTheHour({ start, also }: Omit<Times, 'except'>, time: ClockTime): boolean {
  if (start.allDay) return true;
  const at = epochOf(time);
  return start.zone.toLocal(at).minute === start.minute || also.some(one => epochOf(one) === at);
}

function noPeriod(text: string): CalendarText {
  const shown = text.slice(0, 40);
  return { en: `has "${shown}" for a period`, de: `hat „${shown}“ als Zeitraum` };
}
