import type { TimeZone } from '../domain/time-zone.ts';
import type { YieldToCalls } from '../pace/yield-to-calls.ts';
import { aboutCalendar } from './about-calendar.ts';
import { byUid } from './by-uid.ts';
import type { CalendarEvent, Cancellation, EventPart } from './ics-event.ts';
import { epochOf } from './ics-time.ts';
import type { MarkedEvent, Repetitions, Unmarked } from './marked-event.ts';
import { isNear, laterOccurrencesOf, occurrencesOf } from './occurrences.ts';
import type { CalendarText } from './text.ts';

export type MarkedTimes =
  | {
      readonly ok: true;
      readonly events: readonly MarkedEvent[];
      readonly unmarked: Readonly<Partial<Record<Unmarked, number>>>;
    }
  | { readonly ok: false; readonly problem: CalendarText };

const maxTimes = 10_000;
const maxRepeating = 1_000;

/** Works out when events take place. */
export async function markTimes(
  events: readonly CalendarEvent[],
  cancellations: readonly Cancellation[],
  {
    zone,
    now,
    yieldToCalls,
  }: { readonly zone: TimeZone; readonly now: number; readonly yieldToCalls: YieldToCalls },
): Promise<MarkedTimes> {
  if (events.filter(event => mayRepeat(event, now)).length > maxRepeating)
    return { ok: false, problem: aboutCalendar.tooManyRepeat(maxRepeating) };
  const timesOf = createTimes(events, cancellations, { zone, now });
  const marked: MarkedEvent[] = [];
  const unmarked = { 'no-time': 0, twice: 0, 'too-far': 0, over: 0 };
  const known = new Set<string>();
  for (const event of events) {
    await yieldToCalls();
    const { uid, title, marks } = event;
    const all = timesOf(event);
    const lasting = all.filter(({ from, to }) => from < to);
    const times = lasting.filter(({ from, to }) => !known.has(`${uid} ${from} ${to}`));
    for (const { from, to } of times) known.add(`${uid} ${from} ${to}`);
    if (known.size > maxTimes) return { ok: false, problem: aboutCalendar.tooManyTimes(maxTimes) };
    if (times.length > 0) marked.push({ uid, title, marks, times, replaces: repetitionsOf(event) });
    else if (lasting.length > 0) unmarked.twice += 1;
    else if (all.length > 0) unmarked['no-time'] += 1;
    else if (epochOf(event.start) > now) unmarked['too-far'] += 1;
    else unmarked.over += 1;
  }
  return { ok: true, events: marked, unmarked };
}

/** The repetitions that something is said about; null: all of them. */
export function repetitionsOf({ replaces, replacesLater }: EventPart): Repetitions | null {
  return replaces === null ? null : { at: epochOf(replaces), andLater: replacesLater };
}

function mayRepeat({ rules }: CalendarEvent, now: number): boolean {
  return rules.some(({ rule, until }) => rule !== null && isNear({ from: now, to: until }, now));
}

/** Makes a function for the times of an event, which depend on the other events with its uid. */
function createTimes(
  events: readonly CalendarEvent[],
  cancellations: readonly Cancellation[],
  around: { readonly zone: TimeZone; readonly now: number },
) {
  const series = byUid(events.filter(({ replaces }) => replaces === null));
  const replacing = byUid<EventPart>(
    [...events, ...cancellations].filter(({ replaces }) => replaces !== null),
  );
  return (event: CalendarEvent) => {
    const parts = replacing.get(event.uid) ?? [];
    if (event.replaces === null) return occurrencesOf(event, parts, around);
    // An event that repeats by a rule of its own needs no other.
    const whole = event.replacesLater && event.rules.length === 0 ? (series.get(event.uid) ?? []) : [];
    return [
      ...occurrencesOf(event, [], around),
      ...whole.flatMap(one => laterOccurrencesOf(event, one, parts, around)),
    ];
  };
}
