import { addDays, isLocalDate, type LocalDate } from '../domain/local-date.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import { type IcsLine, rawValue } from './ics-lines.ts';
import { readTimeProperty, type TimeProperty } from './ics-property.ts';
import type { CalendarText } from './text.ts';
import { fixedZone } from './zone-of-offset.ts';

/** A time by the clock of a time zone. */
export interface ClockTime {
  readonly date: LocalDate;
  readonly minute: number;
  readonly zone: TimeZone;
  /** Whether only the day was given. */
  readonly allDay: boolean;
}

/** The zones by which the times of a calendar are read. */
export interface CalendarZones {
  /** The zone of whole days. */
  readonly ofDays: TimeZone;
  /** The zone of times that name none; null: the calendar gives one that is not known. */
  readonly floating: TimeZone | null;
  /** Its name as the calendar has it. */
  readonly floatingName: string;
  /** The zone with this name; null: it is not known. */
  find(name: string): TimeZone | null;
}

export type ReadTime<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: CalendarText };

export function epochOf({ date, minute, zone }: ClockTime): number {
  return zone.toEpoch(date, minute);
}

/** Reads the times of a property; those that name no zone are in `floating`, if given. */
export function readTimes(
  line: IcsLine,
  zones: CalendarZones,
  floating: TimeZone | null = zones.floating,
): ReadTime<readonly ClockTime[]> {
  if (line.isCut) return { ok: false, problem: tooLong };
  const { tzid, kind, values } = readTimeProperty(line);
  const times: ClockTime[] = [];
  for (const value of values) {
    const read = readValue(value, { tzid, kind }, { ...zones, floating });
    if (!read.ok) return read;
    times.push(read.value);
  }
  return { ok: true, value: times };
}

/** Reads the single time of a property; several would be ambiguous. */
export function readTime(
  line: IcsLine,
  zones: CalendarZones,
  floating?: TimeZone | null,
): ReadTime<ClockTime> {
  const read = readTimes(line, zones, floating);
  if (!read.ok) return read;
  const [time, ...others] = read.value;
  return time === undefined || others.length > 0
    ? { ok: false, problem: noDate(rawValue(line)) }
    : { ok: true, value: time };
}

const timeForm =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

export function readValue(
  text: string,
  { tzid, kind }: Pick<TimeProperty, 'tzid' | 'kind'>,
  zones: CalendarZones,
): ReadTime<ClockTime> {
  const [, year, month, day, hour, minutes, offset] = timeForm.exec(text) ?? [];
  const written = `${year}-${month}-${day}`;
  const date = written > endOfTime ? endOfTime : written;
  const minute = Number(hour ?? 0) * 60 + Number(minutes ?? 0);
  if (!isLocalDate(written) || minute > dayMinutes || Number(minutes ?? 0) > 59)
    return { ok: false, problem: noDate(text) };
  if (hour === undefined) return { ok: true, value: wholeDay(date, zones) };
  const zone = offset === undefined ? zoneFor(tzid, zones) : zoneOfOffset(offset);
  if (zone === null) return { ok: false, problem: unknownZone(tzid ?? zones.floatingName) };
  const time = minute === dayMinutes ? { date: addDays(date, 1), minute: 0 } : { date, minute };
  // A time of day after what is declared a day is ignored: the day is meant.
  if (kind === 'DATE') return { ok: true, value: dayAround({ ...time, zone, allDay: false }, zones) };
  return { ok: true, value: { ...time, zone, allDay: false } };
}

/** The day that a time stands for, here or in the zone where it was written. */
function dayAround(time: ClockTime, zones: CalendarZones): ClockTime {
  const local = zones.ofDays.toLocal(epochOf(time));
  return wholeDay(time.minute !== 0 && local.minute === 0 ? local.date : time.date, zones);
}

export function wholeDay(date: LocalDate, { ofDays }: CalendarZones): ClockTime {
  return { date, minute: 0, zone: ofDays, allDay: true };
}

/** Later dates stand for "no end", in years from which we could hardly calculate further. */
const endOfTime = '9000-01-01';
const dayMinutes = 1_440;
const utc = fixedZone(0);

function zoneFor(tzid: string | null, zones: CalendarZones): TimeZone | null {
  return tzid === null ? zones.floating : zones.find(tzid);
}

function zoneOfOffset(offset: string): TimeZone {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  if (hours === undefined) return utc;
  return fixedZone((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)));
}

const tooLong: CalendarText = {
  en: 'has a line that is too long',
  de: 'hat eine zu lange Zeile',
};

function noDate(text: string): CalendarText {
  return { en: `has "${text.slice(0, 40)}" for a date`, de: `hat „${text.slice(0, 40)}“ als Datum` };
}

function unknownZone(name: string): CalendarText {
  const shown = name.slice(0, 80);
  return {
    en: `is in the time zone "${shown}", which is not known, so nobody can say when that is: choose a zone by its place in the calendar program, such as Europe/Berlin`,
    de: `steht in der Zeitzone „${shown}“, die nicht bekannt ist; wann das ist, lässt sich nicht sagen: Wählen Sie im Kalenderprogramm eine Zone mit ihrem Ort, etwa Europe/Berlin`,
  };
}
