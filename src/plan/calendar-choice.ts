import type { BusyKind } from '../calendar/busy-kinds.ts';
import type { CalendarContent, ReadCalendar } from '../calendar/ics.ts';
import type { MarkedEvent, Repetitions, Unmarked } from '../calendar/marked-event.ts';
import type { AgentId } from '../domain/roster.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import { createYield } from '../pace/yield-to-calls.ts';
import {
  countingWhole,
  isHalfDayAsWhole,
  isOfSomebodyElse,
  namingNobody,
  namingOthers,
} from './calendar-doubts.ts';
import type { CalendarOwner } from './calendar-owner.ts';
import { isCalledOffByTitle, kindByTitle } from './event-title.ts';
import { isAboutStandingIn, nameFits, type PeopleFound, peopleIn } from './people-in-event.ts';
import type { Text } from './remedy.ts';

/** Which events of a calendar are absences. */
export interface CalendarChoice {
  /** Only those with one of these in their title; empty: any title. */
  readonly titles: readonly string[];
  /** None with one of these in their title. */
  readonly notTitles: readonly string[];
  /** Only those of one of these categories; empty: any category. */
  readonly categories: readonly string[];
  /** Only those that mark their time as one of these. */
  readonly busy: readonly BusyKind[];
}

export const everyAbsence: CalendarChoice = {
  titles: [],
  notTitles: [],
  categories: [],
  busy: ['busy', 'out-of-office'],
};

/** Reads a calendar file; passed in because it takes a library. */
export type ReadCalendarFile = (
  bytes: Uint8Array,
  around: { readonly zone: TimeZone; readonly now: number },
) => Promise<ReadCalendar>;

/** Why an event does not count as an absence. */
export type LeftOut =
  | Unmarked
  | BusyKind
  | 'other-title'
  | 'other-category'
  | 'declined'
  | 'standing-in'
  | 'nobody'
  | 'too-many';

/** A time at which an agent is away, in epoch milliseconds; `to` is just past it. */
export interface ChosenTime {
  readonly agent: AgentId;
  readonly from: number;
  readonly to: number;
  /** May be empty. */
  readonly title: string;
  readonly uid: string;
  readonly replaces: Repetitions | null;
}

export interface Chosen {
  readonly times: readonly ChosenTime[];
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  readonly warnings: readonly Text[];
}

/** The absences among the events of a calendar, and what was left out and why. */
export async function chooseAbsences(
  { events, name, unmarked, warnings }: CalendarContent,
  choice: CalendarChoice,
  { owner, now }: { readonly owner: CalendarOwner; readonly now: number },
): Promise<Chosen> {
  const yieldToCalls = createYield();
  const times: ChosenTime[] = [];
  const leftOut: Partial<Record<LeftOut, number>> = { ...unmarked };
  const doubts: Text[] = [];
  const nameless: string[] = [];
  const halfDays: string[] = [];
  const ofOthers: string[] = [];
  for (const event of events) {
    await yieldToCalls();
    const isOver = event.times.every(({ to }) => to <= now);
    const against = isOver ? 'over' : reasonAgainst(event, choice);
    const people = against === null ? whoIsAway(event, name, owner) : nobody;
    const reason = against ?? (people.agents.length === 0 ? people.otherwise : null);
    if (reason !== null) leftOut[reason] = (leftOut[reason] ?? 0) + 1;
    if (reason === 'nobody') nameless.push(event.title);
    if (reason === null && isHalfDayAsWhole(event)) halfDays.push(event.title);
    if (reason === null && isOfSomebodyElse(event, owner)) ofOthers.push(event.title);
    if (people.doubt !== null) doubts.push(people.doubt);
    for (const { id: agent } of people.agents) times.push(...timesOf(event, agent));
  }
  const remarks = [...namingNobody(nameless), ...countingWhole(halfDays), ...namingOthers(ofOthers)];
  return { times, leftOut, warnings: [...warnings, ...doubts, ...remarks] };
}

const nobody: PeopleFound = { agents: [], doubt: null, otherwise: 'nobody' };

function timesOf({ uid, title, marks, times, replaces }: MarkedEvent, agent: AgentId): readonly ChosenTime[] {
  return times.map(time => ({ ...time, agent, uid, replaces, title: marks.isPrivate ? '' : title }));
}

function reasonAgainst({ title, marks }: MarkedEvent, choice: CalendarChoice): LeftOut | null {
  const has = (words: readonly string[]): boolean =>
    words.some(word => title.toLowerCase().includes(word.toLowerCase()));
  // A title that was asked for counts, whatever it says.
  const isAsked = choice.titles.length > 0;
  const busy = (isAsked || marks.busy !== 'busy' ? null : kindByTitle(title)) ?? marks.busy;
  if (!choice.busy.includes(busy)) return busy;
  if (!isAsked && isCalledOffByTitle(title)) return 'cancelled';
  if (has(choice.notTitles) || (isAsked && !has(choice.titles))) return 'other-title';
  const isOfCategory = choice.categories.some(wanted =>
    marks.categories.some(category => category.toLowerCase() === wanted.toLowerCase()),
  );
  if (choice.categories.length > 0 && !isOfCategory) return 'other-category';
  // Whoever stands in for somebody is there.
  return !isAsked && isAboutStandingIn(title) ? 'standing-in' : null;
}

function whoIsAway(event: MarkedEvent, calendarName: string, owner: CalendarOwner): PeopleFound {
  if (owner.kind === 'team') return peopleIn(event, owner.agents);
  const { agent } = owner;
  // Google names a calendar by its owner's address, and keeps invitations that were declined.
  const isDeclined = event.marks.people.some(
    ({ name, address, hasDeclined }) =>
      hasDeclined && (address === calendarName.toLowerCase() || nameFits(name, agent)),
  );
  return isDeclined ? { ...nobody, otherwise: 'declined' } : { ...nobody, agents: [agent] };
}
