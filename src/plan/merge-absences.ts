import type { CalendarContent } from '../calendar/ics.ts';
import type { Repetitions } from '../calendar/marked-event.ts';
import type { AgentId } from '../domain/roster.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import { absenceOf, writtenMoment } from './absence-of-time.ts';
import type { ChosenTime } from './calendar-choice.ts';
import type { AbsenceDocument, PlanDocument } from './document.ts';
import { byIdentity } from './identity.ts';
import { momentOf } from './local-moment.ts';
import { type RecognisedCalendar, recogniseCalendar } from './recognise-calendar.ts';

/** What is to be taken over from a calendar, and how. */
export interface CalendarMerge {
  readonly content: Pick<CalendarContent, 'extent' | 'name' | 'uids' | 'unreadUids' | 'calledOff'>;
  readonly times: readonly ChosenTime[];
  /** The name of the calendar; null: the agent's, which needs none. */
  readonly source: string | null;
  /** Null: a team's calendar. */
  readonly agent: AgentId | null;
  /** Who stands in; empty: whoever already does. */
  readonly deputies: readonly AgentId[];
  /**
   * - `ask`: what the calendar no longer has is removed, unless that is everything, since then it may be
   *   another calendar
   * - `replace`: it is removed in any case
   * - `keep`: nothing is removed because the calendar lacks it
   */
  readonly missing: 'ask' | 'replace' | 'keep';
  readonly zone: TimeZone;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What became of the absences of a calendar. */
export interface MergedAbsences {
  /** The document given, unchanged, where nothing changes. */
  readonly document: PlanDocument;
  readonly added: readonly AbsenceDocument[];
  readonly removed: readonly AbsenceDocument[];
  /** Absences of one event, before and after. */
  readonly changed: readonly { readonly before: AbsenceDocument; readonly after: AbsenceDocument }[];
  /** How many were to be removed but stay, since that would be all of them. */
  readonly held: number;
  /** How many are too far ahead to be kept. */
  readonly tooMany: number;
}

const dayMs = 86_400_000;
/** The most absences of one agent from one calendar; the configuration holds 5,000. */
const maxOfAgent = 500;
/**
 * New repetitions come within sight every day. Those further ahead than this do not count as a change by
 * themselves.
 */
const farMs = 365 * dayMs;
const keptMs = 365 * dayMs;

/**
 * The document with the absences that a calendar marks. The calendar is taken as a whole: what it had before
 * and has no longer is removed. What is over stays, since many calendars show only the future; so does what
 * was entered by hand or comes from another calendar.
 */
export function mergeAbsences(document: PlanDocument, merge: CalendarMerge): MergedAbsences {
  const all = document.absences ?? [];
  const { zone, now, content } = merge;
  const [today, yearAgo, yearAhead] = [now, now - keptMs, now + farMs].map(at => writtenMoment(at, zone));
  const isOurs = ownership(document, merge);
  const upcoming = all.filter(absence => isOurs(absence) && endOf(absence) > (today ?? ''));
  const { next, tooMany } = upcomingTimes(merge, upcoming);
  const replaced = upcoming.filter(replacement(merge));
  const nothing = { document, added: [], removed: [], changed: [], held: 0, tooMany };
  const periods = new Set(next.map(periodOf));
  const isFirmlyGone = (one: AbsenceDocument): boolean =>
    !content.uids.has(one.uid ?? '') && !periods.has(periodOf(one));
  const isAll = replaced.length > 0 && replaced.length === upcoming.length && replaced.every(isFirmlyGone);
  if (merge.missing === 'ask' && isAll) return { ...nothing, held: replaced.length };

  const [before, after] = [upcoming, next].map(list => new Set(list.map(keyOf)));
  const gone = replaced.filter(one => after?.has(keyOf(one)) === false);
  const come = next.filter(one => before?.has(keyOf(one)) === false);
  const knownUids = new Set(upcoming.map(({ uid }) => uid));
  const isFar = ({ from, uid }: AbsenceDocument): boolean =>
    from.padEnd(16, ' 00:00') > (yearAhead ?? '') && knownUids.has(uid);
  if (gone.length === 0 && come.every(isFar)) return nothing;
  const dropped = new Set(gone);
  const kept = all.filter(one => !dropped.has(one) && !(isOurs(one) && endOf(one) < (yearAgo ?? '')));
  const absences = [...kept, ...come];
  const { absences: _, ...rest } = document;
  return {
    ...pairUp(gone, come),
    document: absences.length === 0 ? rest : { ...document, absences },
    held: 0,
    tooMany,
  };
}

/** A text of all that an absence says, for fast comparison among thousands. */
function keyOf({ agent, from, to, deputies, why, uid, source }: AbsenceDocument): string {
  return JSON.stringify([agent, from, to, deputies, why, uid, source]);
}

function periodOf({ from, to }: AbsenceDocument): string {
  return `${from} ${to}`;
}

/** The end in the form of a moment, in which ends compare as texts. */
function endOf({ to = '9999-12-31' }: AbsenceDocument): string {
  return to.padEnd(16, ' 24:00');
}

/** Recognises which of the agent's calendars it is, where it was not named. */
export function recogniseFor(document: PlanDocument, merge: CalendarMerge): RecognisedCalendar {
  const { agent, content, zone, now } = merge;
  if (agent === null) return { source: merge.source, unlike: 0 };
  const today = writtenMoment(now, zone);
  const isUpcoming = (absence: AbsenceDocument): boolean => endOf(absence) > today;
  return recogniseCalendar(document, content, { agent, absences: upcomingTimes(merge, []).next, isUpcoming });
}

/** Whether an absence comes from this calendar. */
function ownership(document: PlanDocument, merge: CalendarMerge): (absence: AbsenceDocument) => boolean {
  const { source, agent, content, missing } = merge;
  const followed = new Set(document.calendars?.map(({ name }) => name));
  return one => {
    if (one.uid === undefined) return false;
    // The calendar may have been somebody else's before.
    if (source !== null && one.source === source && followed.has(source)) return true;
    if (agent !== null && one.agent !== agent) return false;
    // A mail concerns an event wherever that came from.
    if (content.extent === 'message') return content.uids.has(one.uid);
    const isFollowed = one.source !== undefined && followed.has(one.source);
    // Without a name, replacing means everything that files have brought.
    if (source === null) return missing === 'replace' ? !isFollowed : one.source === undefined;
    if (one.source === source) return true;
    // An event known from a file read before, or under the calendar's former name.
    return !isFollowed && content.uids.has(one.uid);
  };
}

/** Whether an absence of this calendar is replaced by what the calendar says now. */
function replacement({
  content,
  missing,
  times,
  zone,
}: CalendarMerge): (absence: AbsenceDocument) => boolean {
  const { extent, uids, unreadUids, calledOff } = content;
  return ({ uid = '', from }) => {
    // An event that is not understood leaves everything as it was.
    if (unreadUids.has(uid)) return false;
    if (extent === 'whole' && missing !== 'keep') return true;
    if (extent !== 'message') return uids.has(uid);
    if (!uids.has(uid)) return false;
    const at = momentOf(from, 0, zone);
    const told = [
      ...calledOff.filter(one => one.uid === uid).map(({ only }) => only),
      ...times.filter(one => one.uid === uid).map(({ replaces }) => replaces),
    ];
    return told.some(only => only === null || isMeant(only, at, zone) || (only.andLater && at > only.at));
  };
}

/** Whether a mail means what begins then. Some name only the day, or write it as midnight here or in UTC. */
function isMeant({ at: meant }: Repetitions, at: number, zone: TimeZone): boolean {
  const [here, begin] = [zone.toLocal(meant), zone.toLocal(at)];
  if (here.minute === begin.minute) return at === meant;
  const days = [
    ...(here.minute === 0 ? [here.date] : []),
    ...(meant % dayMs === 0 ? [new Date(meant).toISOString().slice(0, 10)] : []),
  ];
  return days.includes(begin.date);
}

function upcomingTimes(
  { content, times, source, deputies, now, zone }: CalendarMerge,
  upcoming: readonly AbsenceDocument[],
): { readonly next: readonly AbsenceDocument[]; readonly tooMany: number } {
  const ahead = times.filter(({ to }) => to > now).sort((a, b) => a.from - b.from || a.to - b.to);
  const counts = new Map<AgentId, number>();
  const near = ahead.filter(({ agent }) => {
    const count = (counts.get(agent) ?? 0) + 1;
    counts.set(agent, count);
    return count <= maxOfAgent;
  });
  const before = byIdentity(upcoming, eventOf);
  const next = near.map(time => {
    const known = before.get(eventOf(time)) ?? [];
    const from = content.extent === 'message' ? (known[0]?.source ?? source) : source;
    return absenceOf(time, { source: from, deputies, zone, before: known });
  });
  return { next, tooMany: ahead.length - near.length };
}

function eventOf({ agent, uid }: Pick<AbsenceDocument, 'agent' | 'uid'>): string {
  return `${agent} ${uid}`;
}

/** Pairs what was removed and added for one event: it was changed. */
function pairUp(
  gone: readonly AbsenceDocument[],
  come: readonly AbsenceDocument[],
): Pick<MergedAbsences, 'added' | 'removed' | 'changed'> {
  const waiting = byIdentity(come, eventOf);
  const pairs = gone.map(before => ({ before, after: waiting.get(eventOf(before))?.shift() }));
  return {
    added: [...waiting.values()].flat(),
    removed: pairs.flatMap(({ before, after }) => (after === undefined ? [before] : [])),
    changed: pairs.flatMap(({ before, after }) => (after === undefined ? [] : [{ before, after }])),
  };
}
