import type { CalendarEvent, Cancellation, EventPart } from './ics-event.ts';
import { epochOf } from './ics-time.ts';

interface LatestEvents {
  readonly events: readonly CalendarEvent[];
  /** How many are left out because there is a newer state of them or they are called off. */
  readonly older: number;
  readonly calledOff: number;
}

/** The current state of each event where a file holds several: the one that was changed most often. */
export function latestEvents(
  events: readonly CalendarEvent[],
  cancellations: readonly Cancellation[],
): LatestEvents {
  const latest = new Map<string, number>();
  for (const event of events)
    latest.set(keyOf(event), Math.max(event.sequence, latest.get(keyOf(event)) ?? 0));
  const called = new Map<string, Cancellation[]>();
  for (const one of cancellations) called.set(keyOf(one), [...(called.get(keyOf(one)) ?? []), one]);
  const current = events.filter(event => event.sequence >= (latest.get(keyOf(event)) ?? 0));
  const remaining = current.filter(event => {
    // Calling off the whole event calls off its repetitions too.
    const concerned = [keyOf(event), keyOf({ ...event, replaces: null })].flatMap(
      key => called.get(key) ?? [],
    );
    return !concerned.some(cancellation => isCalledOffBy(event, cancellation));
  });
  return {
    events: remaining,
    older: events.length - current.length,
    calledOff: current.length - remaining.length,
  };
}

/**
 * Whether a cancellation means this event. Some programs give all events one uid: then only the one with the
 * same start is meant.
 */
function isCalledOffBy(event: CalendarEvent, cancellation: Cancellation): boolean {
  if (cancellation.sequence !== event.sequence) return cancellation.sequence > event.sequence;
  const { start } = cancellation;
  return start === null || event.replaces !== null || epochOf(start) === epochOf(event.start);
}

function keyOf({ uid, replaces }: Pick<EventPart, 'uid' | 'replaces'>): string {
  return replaces === null ? `${uid} ` : `${uid} ${epochOf(replaces)}`;
}
