import { type EventMarks, readMarks } from './event-marks.ts';
import type { EventLines } from './ics-components.ts';
import { readSpan, type Span } from './ics-end.ts';
import { type FurtherTime, missedException, readFurtherTimes } from './ics-further-times.ts';
import type { IcsLine } from './ics-lines.ts';
import { readText, readTimeProperty } from './ics-property.ts';
import { type ReadRecurrence, readRecurrence } from './ics-recurrence.ts';
import { type CalendarZones, type ClockTime, type ReadTime, readTime, readTimes } from './ics-time.ts';
import { type CalendarText, onOneLine } from './text.ts';
import { asDay } from './whole-day.ts';

/** What something is said about: a whole event, or one of its repetitions. */
export interface EventPart {
  readonly uid: string;
  /** How often it has been changed, which tells newer states from older ones. */
  readonly sequence: number;
  /** The repetition it concerns; null: the event as a whole. */
  readonly replaces: ClockTime | null;
  /** Whether it concerns all later ones too. */
  readonly replacesLater: boolean;
}

/** An event, or a part of it, that is called off. */
export interface Cancellation extends EventPart {
  /** Null: not said, or not understood. */
  readonly start: ClockTime | null;
}

/** An event of a calendar, as written. */
export interface CalendarEvent extends EventPart, Span {
  readonly title: string;
  readonly rules: readonly ReadRecurrence[];
  /** Rules for days that are left out. */
  readonly exceptRules: readonly ReadRecurrence[];
  /** Further days and times at which it takes place. */
  readonly also: readonly FurtherTime[];
  /** Days and times at which it does not. */
  readonly except: readonly ClockTime[];
  readonly marks: EventMarks;
  /** What Familiar could not follow; null: nothing. */
  readonly warning: CalendarText | null;
}

/** An event as read. The uid is known even where the rest is not understood. */
export type ReadEvent = { readonly uid: string } & (
  | { readonly kind: 'event'; readonly event: CalendarEvent }
  | { readonly kind: 'cancelled'; readonly cancellation: Cancellation }
  | { readonly kind: 'unread'; readonly problem: CalendarText }
);

const maxTitleLength = 200;
/** As long as the configuration allows. */
const maxUidLength = 500;

/** Reads an event from the lines that were kept of it. */
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

/** Methods of messages that answer an invitation and say nothing about the event itself. */
const answers = new Set(['REPLY', 'COUNTER', 'DECLINECOUNTER', 'REFRESH']);

function readPart(lines: readonly IcsLine[], zones: CalendarZones): ReadTime<EventPart> {
  const uid = uidOf(lines);
  const sequence = Number.parseInt(textOf(lines, 'SEQUENCE'), 10) || 0;
  const line = find(lines, 'RECURRENCE-ID');
  if (line === undefined) return { ok: true, value: { uid, sequence, replaces: null, replacesLater: false } };
  const read = readTime(line, zones, readZone(lines, zones));
  if (!read.ok) return read;
  const { range } = readTimeProperty(line);
  if (range !== '' && range !== 'THISANDFUTURE') return { ok: false, problem: noRange(range) };
  return { ok: true, value: { uid, sequence, replaces: read.value, replacesLater: range !== '' } };
}

function readStart(lines: readonly IcsLine[], zones: CalendarZones): ReadTime<ClockTime> {
  const [line, other] = lines.filter(({ name }) => name === 'DTSTART');
  if (line === undefined) return { ok: false, problem: noStart };
  if (other !== undefined && other.text !== line.text) return { ok: false, problem: severalStarts };
  const read = readTime(line, zones);
  return read.ok ? { ok: true, value: asDay(read.value, lines, zones) } : read;
}

/** The zone of the event's start, in which its other times are too unless they say otherwise. */
function readZone(lines: readonly IcsLine[], zones: CalendarZones): CalendarZones['floating'] {
  const start = readStart(lines, zones);
  return start.ok && !start.value.allDay ? start.value.zone : zones.floating;
}

type Times = Omit<CalendarEvent, keyof EventPart | 'title' | 'marks'>;

function readTimesOf(lines: readonly IcsLine[], start: ClockTime, zones: CalendarZones): ReadTime<Times> {
  const span = readSpan(lines, start, zones);
  if (!span.ok) return span;
  const zone = readZone(lines, zones);
  const also = readAll(lines, 'RDATE', line => readFurtherTimes(line, zones, zone));
  if (!also.ok) return also;
  const except = readAll(lines, 'EXDATE', line => readTimes(line, zones, zone));
  if (!except.ok) return except;
  const rules = rulesOf(lines, 'RRULE', span.value.start);
  const exceptRules = rulesOf(lines, 'EXRULE', span.value.start);
  const times = { ...span.value, rules, exceptRules, also: also.value, except: except.value };
  const ofRule = [...rules, ...exceptRules].find(rule => rule.warning !== null)?.warning ?? null;
  return { ok: true, value: { ...times, warning: ofRule ?? missedException(times) } };
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

/** The uid of an event; one without a uid is identified by its content, to be recognised the next time. */
function uidOf(lines: readonly IcsLine[]): string {
  const uid = onOneLine(textOf(lines, 'UID'), maxUidLength);
  if (uid !== '' && uid !== '__proto__') return uid;
  const start = find(lines, 'DTSTART')?.text ?? '';
  return onOneLine(`${start} ${titleOf(lines)}`, maxUidLength) || '?';
}

/** Whether an event is called off. Leave tools have words of their own for leave that was refused. */
function isCancelled({ lines, head }: EventLines): boolean {
  return (
    head.method === 'CANCEL' ||
    /^(CANCELL?ED|DECLINED|REJECTED|DELETED)$/i.test(textOf(lines, 'STATUS').trim())
  );
}

function rulesOf(lines: readonly IcsLine[], name: string, start: ClockTime): readonly ReadRecurrence[] {
  return lines.filter(line => line.name === name).map(line => readRecurrence(line, start));
}

/** The times of all properties with a name. */
function readAll<T extends ClockTime>(
  lines: readonly IcsLine[],
  name: string,
  read: (line: IcsLine) => ReadTime<readonly T[]>,
): ReadTime<readonly T[]> {
  const all: T[] = [];
  for (const line of lines.filter(it => it.name === name)) {
    const times = read(line);
    if (!times.ok) return times;
    all.push(...times.value);
  }
  return { ok: true, value: all };
}

const isAnswer: CalendarText = {
  en: 'is an answer to an invitation, and no absence: import the calendar',
  de: 'ist die Antwort auf eine Einladung und keine Abwesenheit: Lesen Sie den Kalender ein',
};
const noStart: CalendarText = { en: 'has no start', de: 'hat keinen Beginn' };
const severalStarts: CalendarText = { en: 'has several starts', de: 'hat mehrere Beginne' };

function noRange(range: string): CalendarText {
  const shown = range.slice(0, 40);
  return {
    en: `changes more than one repetition in a way that is not followed (RANGE=${shown}): change the later ones, or each by itself`,
    de: `ändert mehrere Wiederholungen in einer Weise, der Familiar nicht folgt (RANGE=${shown}): Ändern Sie die späteren, oder jede einzeln`,
  };
}
