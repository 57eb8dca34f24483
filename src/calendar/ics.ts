import type { TimeZone } from '../domain/time-zone.ts';
import { createYield, runYielding } from '../pace/yield-to-calls.ts';
import { aboutCalendar } from './about-calendar.ts';
import { type Components, splitCalendar } from './ics-components.ts';
import type { Cancellation } from './ics-event.ts';
import { latestEvents } from './latest-events.ts';
import { markTimes, repetitionsOf } from './mark-times.ts';
import type { CalledOff, MarkedEvent, Unmarked } from './marked-event.ts';
import { readEvents } from './read-events.ts';
import type { CalendarText } from './text.ts';

/** The content of a calendar file. */
export interface CalendarContent {
  /**
   * - `whole`: a calendar
   * - `part`: its end is missing, so more may belong to it
   * - `message`: it concerns single events, like a mail that invites or calls something off
   */
  readonly extent: 'whole' | 'part' | 'message';
  /** Its own name; with Google, its owner's address. */
  readonly name: string;
  readonly events: readonly MarkedEvent[];
  readonly calledOff: readonly CalledOff[];
  /** The uids of all events in it. */
  readonly uids: ReadonlySet<string>;
  /** The uids of events that are not understood. */
  readonly unreadUids: ReadonlySet<string>;
  /** How many events are in it. */
  readonly count: number;
  readonly unmarked: Readonly<Partial<Record<Unmarked, number>>>;
  /** One sentence for each event that was left out or only partly followed. */
  readonly warnings: readonly CalendarText[];
}

export type ReadCalendar =
  | { readonly ok: true; readonly content: CalendarContent }
  | { readonly ok: false; readonly problem: CalendarText };

export const maxCalendarBytes = 20 * 1024 * 1024;
const maxEvents = 50_000;
const maxWarnings = 100;

/**
 * Reads an .ics file: the times of its events between a year before `now` (epoch milliseconds) and two years
 * after it, whether or not they are marked as busy. Days, and times for which the calendar names no zone, are
 * those of `zone`.
 */
export async function readCalendar(
  bytes: Uint8Array,
  around: { readonly zone: TimeZone; readonly now: number },
): Promise<ReadCalendar> {
  if (bytes.length > maxCalendarBytes) return refuse(aboutCalendar.tooLarge(bytes.length, maxCalendarBytes));
  const parts = await runYielding(splitCalendar(bytes));
  if (parts === null) return refuse(isPacked(bytes) ? aboutCalendar.packed : aboutCalendar.noCalendar);
  if (parts.events.length > maxEvents)
    return refuse(aboutCalendar.tooManyEvents(parts.events.length, maxEvents));
  const yieldToCalls = createYield();
  const read = await readEvents(parts, around, yieldToCalls);
  const { events, older, calledOff } = latestEvents(read.events, read.cancellations);
  const marked = await markTimes(events, read.cancellations, { ...around, yieldToCalls });
  if (!marked.ok) return marked;
  const { uids, unreadUids } = read;
  const unmarked = {
    ...marked.unmarked,
    ...others(parts),
    cancelled: read.cancellations.length + calledOff,
    older,
    unread: read.unread,
  };
  return {
    ok: true,
    content: {
      extent: extentOf(parts),
      name: parts.heads.find(({ name }) => name !== '')?.name ?? '',
      events: marked.events,
      calledOff: read.cancellations.map(toCalledOff),
      uids,
      unreadUids,
      count: parts.events.length,
      unmarked: Object.fromEntries(Object.entries(unmarked).filter(([, count]) => count > 0)),
      warnings: shorten([...(parts.isCutOff ? [aboutCalendar.cutOff] : []), ...read.warnings]),
    },
  };
}

/** Whether it is a zip or gzip file, in which Google and others export calendars. */
function isPacked([first, second]: Uint8Array): boolean {
  return (first === 0x50 && second === 0x4b) || (first === 0x1f && second === 0x8b);
}

function refuse(problem: CalendarText): ReadCalendar {
  return { ok: false, problem };
}

/** The methods of mails. Anything else is a calendar. */
const messages = new Set(['CANCEL', 'REQUEST', 'REPLY', 'ADD', 'COUNTER', 'DECLINECOUNTER', 'REFRESH']);

function extentOf({ heads, isCutOff, events }: Components): CalendarContent['extent'] {
  if (isCutOff) return 'part';
  const isMessage = events.length > 0 && heads.every(({ method }) => messages.has(method));
  return isMessage ? 'message' : 'whole';
}

function others({
  tasks,
  journals,
  freeBusy,
  availabilities,
}: Components): Partial<Record<Unmarked, number>> {
  return { task: tasks, journal: journals, 'free-busy': freeBusy, availability: availabilities };
}

function toCalledOff(cancellation: Cancellation): CalledOff {
  return { uid: cancellation.uid, only: repetitionsOf(cancellation) };
}

function shorten(warnings: readonly CalendarText[]): readonly CalendarText[] {
  const more = warnings.length - maxWarnings;
  return more <= 0 ? warnings : [...warnings.slice(0, maxWarnings), aboutCalendar.andMore(more)];
}
