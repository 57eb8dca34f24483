import { addDays } from '../domain/local-date.ts';
import type { AgentId } from '../domain/roster.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import type { ChosenTime } from './calendar-choice.ts';
import type { AbsenceDocument } from './document.ts';

/** What an absence from a calendar says besides its times. */
export interface AbsenceDetails {
  readonly source: string | null;
  readonly deputies: readonly AgentId[];
  readonly zone: TimeZone;
  /** The absences of this event so far; their deputies stay if none are given. */
  readonly before: readonly AbsenceDocument[];
}

/** Turns a time of a calendar into an absence as a document writes it. */
export function absenceOf(
  time: ChosenTime,
  { source, deputies, zone, before }: AbsenceDetails,
): AbsenceDocument {
  const { agent, uid, title } = time;
  const dates = toDates(time, zone);
  const same = before.find(({ from }) => from === dates.from) ?? before[0];
  const standIns = deputies.length > 0 ? [...deputies] : (same?.deputies ?? []);
  const why = title
    .slice(0, maxWhyLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  return {
    agent,
    ...dates,
    ...(standIns.length > 0 && { deputies: standIns }),
    ...(why !== '' && why !== '__proto__' && { why }),
    uid,
    ...(source !== null && { source }),
  };
}

/** A moment as a document writes it. */
export function writtenMoment(at: number, zone: TimeZone): string {
  const { date, minute } = zone.toLocal(at);
  return `${date} ${clockText(minute)}`;
}

const maxWhyLength = 100;
const [firstDay, lastDay] = ['2000-01-01', '2099-12-31'];

/** Whole days where the time begins and ends at midnight, otherwise moments. */
function toDates({ from, to }: ChosenTime, zone: TimeZone): Pick<AbsenceDocument, 'from' | 'to'> {
  const [start, end] = [zone.toLocal(from), zone.toLocal(to)];
  // Programs that have no notion of an open end write one centuries away.
  const isOpen = end.date > lastDay;
  if (start.minute === 0 && (isOpen || end.minute === 0 || end.minute === lastMinute)) {
    const first = start.date < firstDay ? firstDay : start.date;
    const last = end.minute === 0 ? addDays(end.date, -1) : end.date;
    return isOpen ? { from: first } : { from: first, to: last };
  }
  const begin = start.date < firstDay ? firstDay : writtenMoment(from, zone);
  if (isOpen) return { from: begin };
  const finish = writtenMoment(to, zone);
  // When clocks go back, what ends later may seem to end sooner; a minute is the least that can be written.
  return {
    from: begin,
    to: finish > begin ? finish : laterBy(begin, Math.max(1, Math.ceil((to - from) / 60_000))),
  };
}

const lastMinute = 1_439;

function laterBy(text: string, minutes: number): string {
  const at = new Date(Date.parse(`${text.replace(' ', 'T')}:00Z`) + minutes * 60_000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

function clockText(minute: number): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}
