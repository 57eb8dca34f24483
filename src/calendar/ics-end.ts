import { addDays } from '../domain/local-date.ts';
import { readDuration } from './ics-duration.ts';
import type { IcsLine } from './ics-lines.ts';
import { readText } from './ics-property.ts';
import { type CalendarZones, type ClockTime, epochOf, type ReadTime, readTime } from './ics-time.ts';
import type { CalendarText } from './text.ts';
import { asDay, asUtcDays } from './whole-day.ts';

/** When an event takes place, apart from its repetitions. */
export interface Span {
  readonly start: ClockTime;
  /** Just past the event, with `endPlusMs` added. */
  readonly end: ClockTime;
  readonly endPlusMs: number;
}

const dayMs = 86_400_000;

/**
 * Reads the end of an event that begins at `start`: from its time, its length, or both if they agree; either
 * may be missing.
 */
export function readSpan(lines: readonly IcsLine[], start: ClockTime, zones: CalendarZones): ReadTime<Span> {
  const ends = lines.filter(({ name }) => name === 'DTEND' || name === 'DURATION');
  const spans: Span[] = [];
  for (const line of ends) {
    const read = line.name === 'DTEND' ? byTime(line, lines, start, zones) : byLength(line, start, zones);
    if (!read.ok) return read;
    spans.push(read.value);
  }
  const [first] = spans;
  if (first === undefined) return checkEnd({ start, end: start, endPlusMs: 0 }, zones);
  return spans.every(span => lastMoment(span) === lastMoment(first))
    ? { ok: true, value: first }
    : { ok: false, problem: severalEnds };
}

function lastMoment({ end, endPlusMs }: Span): number {
  return epochOf(end) + endPlusMs;
}

function byTime(
  line: IcsLine,
  lines: readonly IcsLine[],
  start: ClockTime,
  zones: CalendarZones,
): ReadTime<Span> {
  const read = readTime(line, zones, start.allDay ? zones.floating : start.zone);
  if (!read.ok) return read;
  const end = start.allDay ? asDay(read.value, lines, zones) : read.value;
  return checkEnd({ ...(asUtcDays(start, end, zones) ?? { start, end }), endPlusMs: 0 }, zones);
}

function byLength(line: IcsLine, start: ClockTime, zones: CalendarZones): ReadTime<Span> {
  const read = readDuration(readText(line).values[0] ?? '');
  if (!read.ok) return read;
  const { days, restMs } = read.duration;
  // A day of a duration ends at the same time by the clock, an hour is an hour; for whole days, part of a day
  // rounds up.
  const wholeDays = days + (start.allDay ? Math.sign(restMs) * Math.ceil(Math.abs(restMs) / dayMs) : 0);
  const end = { ...start, date: addDays(start.date, wholeDays) };
  return checkEnd({ start, end, endPlusMs: start.allDay ? 0 : restMs }, zones);
}

/** Refuses an end before the start. Many programs write a day that ends when it begins, and mean that day. */
function checkEnd(span: Span, zones: CalendarZones): ReadTime<Span> {
  const { start, end } = span;
  const [from, to] = [epochOf(start), epochOf(end) + span.endPlusMs];
  const isDay = start.minute === 0 || zones.ofDays.toLocal(from).minute === 0;
  if (from === to && isDay)
    return { ok: true, value: { start, end: { ...start, date: addDays(start.date, 1) }, endPlusMs: 0 } };
  if (end.allDay && !start.allDay && end.date === start.date)
    return { ok: true, value: { start, end: { ...end, date: addDays(start.date, 1) }, endPlusMs: 0 } };
  return to < from ? { ok: false, problem: endsBefore } : { ok: true, value: span };
}

const severalEnds: CalendarText = { en: 'has several ends', de: 'hat mehrere Enden' };
const endsBefore: CalendarText = {
  en: 'ends before it begins: correct it in the calendar',
  de: 'endet vor seinem Beginn: Berichtigen Sie ihn im Kalender',
};
