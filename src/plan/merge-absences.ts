import { isDeepStrictEqual } from 'node:util';
import type { AgentId } from '../acd/roster.ts';
import { endOfDay } from '../acd/span.ts';
import type { TimeZone } from '../acd/time-zone.ts';
import type { CalendarContent } from '../calendar/ics.ts';
import { absenceOf } from './absence-of-time.ts';
import type { ChosenTime } from './calendar-choice.ts';
import type { AbsenceDocument, PlanDocument } from './document.ts';
import { momentOf } from './local-moment.ts';
import { type RecognisedCalendar, recogniseCalendar } from './recognise-calendar.ts';

/** What is taken over from a calendar, and how. */
export interface CalendarMerge {
  readonly content: Pick<CalendarContent, 'extent' | 'name' | 'uids' | 'unreadUids' | 'calledOff'>;
  readonly times: readonly ChosenTime[];
  /** What the calendar goes by; null: the agent's, which needs no name. */
  readonly source: string | null;
  /** Null: that of a team. */
  readonly agent: AgentId | null;
  /** Who stands in; empty: whoever does already. */
  readonly deputies: readonly AgentId[];
  /**
   * - `ask`: what the calendar no longer has is removed, unless that is all, since then it may be another calendar
   * - `replace`: it is removed in any case
   * - `keep`: nothing is removed for want of it
   */
  readonly missing: 'ask' | 'replace' | 'keep';
  readonly zone: TimeZone;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What became of the absences of a calendar. */
export interface MergedAbsences {
  /** The same one where nothing changes. */
  readonly document: PlanDocument;
  readonly added: readonly AbsenceDocument[];
  readonly removed: readonly AbsenceDocument[];
  /** Of the same event, before and after. */
  readonly changed: readonly { readonly before: AbsenceDocument; readonly after: AbsenceDocument }[];
  /** How many would be removed, and are not since that would be all of them. */
  readonly held: number;
  /** How many are too far ahead to be kept. */
  readonly tooMany: number;
}

const dayMs = 86_400_000;
/** Of one agent by one calendar; the configuration has room for 5,000. */
const maxOfAgent = 500;
/** Repetitions come within sight every day. Those that lie so far ahead are taken over together with others. */
const farMs = 365 * dayMs;
const keptMs = 365 * dayMs;

/**
 * The document with the absences that a calendar marks. The calendar is taken as a whole: what it had before and has no
 * longer is removed. What is over stays, since many calendars show the future only; so does whatever was entered by hand or
 * comes from another calendar.
 */
export function mergeAbsences(document: PlanDocument, merge: CalendarMerge): MergedAbsences {
  const all = document.absences ?? [];
  const { zone, now, content } = merge;
  const endOf = ({ to }: AbsenceDocument): number =>
    to === undefined ? Infinity : momentOf(to, endOfDay, zone);
  const isOurs = ownership(document, merge);
  const upcoming = all.filter(absence => isOurs(absence) && endOf(absence) > now);
  const { next, tooMany } = upcomingTimes(merge, upcoming);
  const isReplaced = replacement(merge);
  const replaced = upcoming.filter(isReplaced);
  const nothing = { document, added: [], removed: [], changed: [], held: 0, tooMany };
  const isFirmlyGone = (one: AbsenceDocument): boolean =>
    !content.uids.has(one.uid ?? '') && !next.some(({ from, to }) => from === one.from && to === one.to);
  const isAll = replaced.length > 0 && replaced.length === upcoming.length && replaced.every(isFirmlyGone);
  if (merge.missing === 'ask' && isAll) return { ...nothing, held: replaced.length };

  const gone = replaced.filter(one => !next.some(other => isDeepStrictEqual(one, other)));
  const come = next.filter(one => !upcoming.some(other => isDeepStrictEqual(one, other)));
  const isFar = ({ from, uid }: AbsenceDocument): boolean =>
    momentOf(from, 0, zone) > now + farMs && upcoming.some(one => one.uid === uid);
  if (gone.length === 0 && come.every(isFar)) return nothing;
  const isStale = (one: AbsenceDocument): boolean => isOurs(one) && endOf(one) < now - keptMs;
  const kept = all.filter(one => !gone.includes(one) && !isStale(one));
  const absences = [...kept, ...come];
  const { absences: _, ...rest } = document;
  return {
    ...pairUp(gone, come),
    document: absences.length === 0 ? rest : { ...document, absences },
    held: 0,
    tooMany,
  };
}

/** Which calendar of the agent it is, where it has not been given a name. */
export function recogniseFor(document: PlanDocument, merge: CalendarMerge): RecognisedCalendar {
  const { agent, content, zone, now } = merge;
  if (agent === null) return { source: merge.source, unlike: 0 };
  const isUpcoming = ({ to }: AbsenceDocument): boolean =>
    to === undefined || momentOf(to, endOfDay, zone) > now;
  return recogniseCalendar(document, content, { agent, absences: upcomingTimes(merge, []).next, isUpcoming });
}

/** Whether an absence comes from this calendar. */
function ownership(document: PlanDocument, merge: CalendarMerge): (absence: AbsenceDocument) => boolean {
  const { source, agent, content, missing } = merge;
  const followed = new Set(document.calendars?.map(({ name }) => name));
  return one => {
    if (one.uid === undefined) return false;
    // It may have been somebody else's before.
    if (source !== null && one.source === source && followed.has(source)) return true;
    if (agent !== null && one.agent !== agent) return false;
    // A mail tells of an event wherever it came from.
    if (content.extent === 'message') return content.uids.has(one.uid);
    const isFollowed = one.source !== undefined && followed.has(one.source);
    // Without a name, to replace means all that files have brought.
    if (source === null) return missing === 'replace' ? !isFollowed : one.source === undefined;
    if (one.source === source) return true;
    // The same event by a file that was read before, or under the calendar's former name.
    return !isFollowed && content.uids.has(one.uid);
  };
}

/** Whether an absence of this calendar makes room for what the calendar says now. */
function replacement({
  content,
  missing,
  times,
  zone,
}: CalendarMerge): (absence: AbsenceDocument) => boolean {
  const { extent, uids, unreadUids, calledOff } = content;
  return ({ uid = '', from }) => {
    // What is not understood leaves all as it was.
    if (unreadUids.has(uid)) return false;
    if (extent === 'whole' && missing !== 'keep') return true;
    if (extent !== 'message') return uids.has(uid);
    const at = momentOf(from, 0, zone);
    const told = [
      ...calledOff.filter(one => one.uid === uid).map(({ only }) => only),
      ...times.filter(one => one.uid === uid).map(({ replaces }) => replaces),
    ];
    return told.some(only => only === null || at === only.at || (only.andLater && at > only.at));
  };
}

function upcomingTimes(
  { content, times, source, deputies, now, zone }: CalendarMerge,
  before: readonly AbsenceDocument[],
): { readonly next: readonly AbsenceDocument[]; readonly tooMany: number } {
  const ahead = times.filter(({ to }) => to > now).sort((a, b) => a.from - b.from || a.to - b.to);
  const counts = new Map<AgentId, number>();
  const near = ahead.filter(({ agent }) => {
    const count = (counts.get(agent) ?? 0) + 1;
    counts.set(agent, count);
    return count <= maxOfAgent;
  });
  const sourceOf = ({ uid }: ChosenTime): string | null =>
    content.extent === 'message' ? (before.find(one => one.uid === uid)?.source ?? source) : source;
  const next = near.map(time => absenceOf(time, { source: sourceOf(time), deputies, zone, before }));
  return { next, tooMany: ahead.length - near.length };
}

/** An event that went and came back otherwise was changed. */
function pairUp(
  gone: readonly AbsenceDocument[],
  come: readonly AbsenceDocument[],
): Pick<MergedAbsences, 'added' | 'removed' | 'changed'> {
  const added = [...come];
  const removed: AbsenceDocument[] = [];
  const changed: MergedAbsences['changed'][number][] = [];
  for (const before of gone) {
    const index = added.findIndex(({ agent, uid }) => agent === before.agent && uid === before.uid);
    const [after] = index === -1 ? [] : added.splice(index, 1);
    if (after === undefined) removed.push(before);
    else changed.push({ before, after });
  }
  return { added, removed, changed };
}
