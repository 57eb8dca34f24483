import ICAL from 'ical.js';
import { addDays } from '../acd/local-date.ts';
import { type EventMarks, readMarks } from './event-marks.ts';
import type { EventLines } from './ics-components.ts';
import type { IcsLine } from './ics-lines.ts';
import { readText, readTimeProperty } from './ics-property.ts';
import { type ReadRecurrence, readRecurrence } from './ics-recurrence.ts';
import {
  type CalendarZones,
  type ClockTime,
  epochOf,
  type ReadTime,
  readTime,
  readTimes,
} from './ics-time.ts';
import { type CalendarText, onOneLine } from './text.ts';

/** Which event something is said of: all of it, or one of its repetitions. */
export interface EventPart {
  readonly uid: string;
  /** How often it has been changed, which tells its newer states from older ones. */
  readonly sequence: number;
  /** The repetition that is meant; null: the event as a whole. */
  readonly replaces: ClockTime | null;
  /** Whether all later ones are meant too. */
  readonly replacesLater: boolean;
}

/** An event, or a part of it, that is called off. */
export interface Cancellation extends EventPart {
  /** Null: not said, or not understood. */
  readonly start: ClockTime | null;
}

/** An event of a calendar, as it stands there. */
export interface CalendarEvent extends EventPart {
  readonly title: string;
  readonly start: ClockTime;
  /** Just past the event, with `endPlusMs` added. */
  readonly end: ClockTime;
  readonly endPlusMs: number;
  readonly rules: readonly ReadRecurrence[];
  /** Rules whose days are left out. */
  readonly exceptRules: readonly ReadRecurrence[];
  /** Days and times on which it takes place besides. */
  readonly also: readonly ClockTime[];
  /** Days and times on which it does not. */
  readonly except: readonly ClockTime[];
  readonly marks: EventMarks;
  /** What Familiar does not follow. */
  readonly warning: CalendarText | null;
}

/** The uid is known even where the rest is not understood. */
export type ReadEvent = { readonly uid: string } & (
  | { readonly kind: 'event'; readonly event: CalendarEvent }
  | { readonly kind: 'cancelled'; readonly cancellation: Cancellation }
  | { readonly kind: 'unread'; readonly problem: CalendarText }
);

const maxTitleLength = 200;
/** As long as the configuration takes. */
const maxUidLength = 500;

/** Reads an event of which the needed lines are given. */
export function readEvent(given: EventLines, zones: CalendarZones): ReadEvent {
  const { lines, head } = given;
  const uid = uidOf(lines);
  if (answers.has(head.method)) return { kind: 'unread', uid, problem: isAnswer };
  const part = readPart(lines, zones);
  const start = readStart(lines, zones);
  if (!part.ok) return { kind: 'unread', uid, problem: part.problem };
  if (isCancelled(given))
    return { kind: 'cancelled', uid, cancellation: { ...part.value, start: start.ok ? start.value : null } };
  const times = start.ok ? readTimesOf(lines, start.value, zones) : start;
  if (!times.ok) return { kind: 'unread', uid, problem: times.problem };
  const event = { ...part.value, ...times.value, title: titleOf(lines), marks: readMarks(given) };
  return { kind: 'event', uid, event };
}

/** What those who were invited say; of the event itself it says nothing. */
const answers = new Set(['REPLY', 'COUNTER', 'DECLINECOUNTER', 'REFRESH']);

function readPart(lines: readonly IcsLine[], zones: CalendarZones): ReadTime<EventPart> {
  const uid = uidOf(lines);
  const sequence = Number.parseInt(textOf(lines, 'SEQUENCE'), 10) || 0;
  const line = find(lines, 'RECURRENCE-ID');
  if (line === undefined) return { ok: true, value: { uid, sequence, replaces: null, replacesLater: false } };
  const read = readTime(line, zones, readZone(lines, zones));
  if (!read.ok) return read;
  const replacesLater = readTimeProperty(line).range === 'THISANDFUTURE';
  return { ok: true, value: { uid, sequence, replaces: read.value, replacesLater } };
}

function readStart(lines: readonly IcsLine[], zones: CalendarZones): ReadTime<ClockTime> {
  const line = find(lines, 'DTSTART');
  if (line === undefined) return { ok: false, problem: noStart };
  const read = readTime(line, zones);
  return read.ok ? { ok: true, value: asDay(read.value, lines, zones) } : read;
}

/** Outlook writes whole days as midnights of wherever they were entered, and says so. */
function asDay(time: ClockTime, lines: readonly IcsLine[], zones: CalendarZones): ClockTime {
  const isWholeDay = lines.some(
    line => /^X-MICROSOFT-.*ALLDAYEVENT$/.test(line.name) && /:\s*TRUE\s*$/i.test(line.text),
  );
  return isWholeDay && time.minute === 0 ? { ...time, zone: zones.ofDays, allDay: true } : time;
}

/** Where the event takes place by its clock: there its other times are too, unless they say otherwise. */
function readZone(lines: readonly IcsLine[], zones: CalendarZones): CalendarZones['floating'] {
  const start = readStart(lines, zones);
  return start.ok && !start.value.allDay ? start.value.zone : zones.floating;
}

type Times = Omit<CalendarEvent, keyof EventPart | 'title' | 'marks'>;

function readTimesOf(lines: readonly IcsLine[], start: ClockTime, zones: CalendarZones): ReadTime<Times> {
  const end = readEnd(lines, start, zones);
  if (!end.ok) return end;
  const zone = readZone(lines, zones);
  const also = readAll(lines, 'RDATE', zones, zone);
  if (!also.ok) return also;
  const except = readAll(lines, 'EXDATE', zones, zone);
  if (!except.ok) return except;
  const rules = rulesOf(lines, 'RRULE', start);
  const exceptRules = rulesOf(lines, 'EXRULE', start);
  const hasLengths = lines.some(({ name, text }) => name === 'RDATE' && text.includes('/P'));
  const warning =
    [...rules, ...exceptRules].find(rule => rule.warning !== null)?.warning ??
    (hasLengths ? ownLengths : null);
  return {
    ok: true,
    value: { start, ...end.value, rules, exceptRules, also: also.value, except: except.value, warning },
  };
}

function find(lines: readonly IcsLine[], name: string): IcsLine | undefined {
  return lines.find(line => line.name === name);
}

function textOf(lines: readonly IcsLine[], name: string): string {
  const line = find(lines, name);
  return line === undefined ? '' : (readText(line).values[0] ?? '');
}

export function titleOf(lines: readonly IcsLine[]): string {
  return onOneLine(textOf(lines, 'SUMMARY'), maxTitleLength);
}

/** One that has no uid goes by what it is, so it is recognised the next time. */
function uidOf(lines: readonly IcsLine[]): string {
  const uid = onOneLine(textOf(lines, 'UID'), maxUidLength);
  if (uid !== '' && uid !== '__proto__') return uid;
  const start = find(lines, 'DTSTART')?.text ?? '';
  return onOneLine(`${start} ${titleOf(lines)}`, maxUidLength) || '?';
}

function isCancelled({ lines, head }: EventLines): boolean {
  return head.method === 'CANCEL' || /^CANCELL?ED$/i.test(textOf(lines, 'STATUS').trim());
}

function rulesOf(lines: readonly IcsLine[], name: string, start: ClockTime): readonly ReadRecurrence[] {
  return lines.filter(line => line.name === name).map(line => readRecurrence(line, start));
}

/** The times of all properties of a name. Those without a zone are by the clock of the event. */
function readAll(
  lines: readonly IcsLine[],
  name: string,
  zones: CalendarZones,
  zone: CalendarZones['floating'],
): ReadTime<readonly ClockTime[]> {
  const all: ClockTime[] = [];
  for (const line of lines.filter(it => it.name === name)) {
    const read = readTimes(line, zones, zone);
    if (!read.ok) return read;
    all.push(...read.value);
  }
  return { ok: true, value: all };
}

type End = Pick<CalendarEvent, 'end' | 'endPlusMs'>;

function readEnd(lines: readonly IcsLine[], start: ClockTime, zones: CalendarZones): ReadTime<End> {
  const endLine = find(lines, 'DTEND');
  const durationLine = find(lines, 'DURATION');
  if (endLine !== undefined) {
    const read = readTime(endLine, zones, start.allDay ? zones.floating : start.zone);
    if (!read.ok) return read;
    const end = start.allDay ? asDay(read.value, lines, zones) : read.value;
    return checkEnd(start, { end, endPlusMs: 0 }, zones);
  }
  if (durationLine === undefined) return checkEnd(start, { end: start, endPlusMs: 0 }, zones);
  const text = readText(durationLine).values[0] ?? '';
  const length = readDuration(text);
  if (length === null) return { ok: false, problem: noLength(text) };
  const { weeks, days, hours, minutes, isNegative } = length;
  const sign = isNegative ? -1 : 1;
  const restMs = (hours * 60 + minutes) * 60_000;
  // A day of a duration ends at the same time by the clock, an hour is an hour; of whole days only days are left.
  const wholeDays = weeks * 7 + days + (start.allDay ? Math.ceil(restMs / dayMs) : 0);
  if (wholeDays + restMs / dayMs > maxDays) return { ok: false, problem: noLength(text) };
  const end = { ...start, date: addDays(start.date, sign * wholeDays) };
  return checkEnd(start, { end, endPlusMs: start.allDay ? 0 : sign * restMs }, zones);
}

const dayMs = 86_400_000;
const maxDays = 100 * 366;

/** A day that ends when it begins is written so by many programs, and means that day. */
function checkEnd(start: ClockTime, given: End, zones: CalendarZones): ReadTime<End> {
  const [from, to] = [epochOf(start), epochOf(given.end) + given.endPlusMs];
  const isDay = start.minute === 0 || zones.ofDays.toLocal(from).minute === 0;
  if (from === to && isDay) {
    const end = { ...start, date: addDays(start.date, 1) };
    return { ok: true, value: { end, endPlusMs: 0 } };
  }
  if (given.end.allDay && !start.allDay && given.end.date === start.date)
    return { ok: true, value: { end: { ...given.end, date: addDays(start.date, 1) }, endPlusMs: 0 } };
  return to < from ? { ok: false, problem: endsBefore } : { ok: true, value: given };
}

function readDuration(text: string): ICAL.Duration | null {
  try {
    return ICAL.Duration.fromString(text.trim().toUpperCase());
  } catch {
    return null;
  }
}

const ownLengths: CalendarText = {
  en: 'lists further times with lengths of their own (RDATE); they are taken to be as long as the first',
  de: 'nennt weitere Zeiten mit eigener Länge (RDATE); sie gelten als so lang wie die erste',
};
const isAnswer: CalendarText = {
  en: 'is an answer to an invitation, and no absence: import the calendar',
  de: 'ist die Antwort auf eine Einladung und keine Abwesenheit: Lesen Sie den Kalender ein',
};
const noStart: CalendarText = { en: 'has no start', de: 'hat keinen Beginn' };
const endsBefore: CalendarText = {
  en: 'ends before it begins: correct it in the calendar',
  de: 'endet vor seinem Beginn: Berichtigen Sie ihn im Kalender',
};

function noLength(text: string): CalendarText {
  const shown = text.slice(0, 40);
  return { en: `has "${shown}" for a duration`, de: `hat „${shown}“ als Dauer` };
}
