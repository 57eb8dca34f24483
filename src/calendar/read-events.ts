import type { TimeZone } from '../acd/time-zone.ts';
import type { Turns } from '../turns.ts';
import { aboutEvent } from './about-calendar.ts';
import type { CalendarHead, Components } from './ics-components.ts';
import { type CalendarEvent, type Cancellation, readEvent } from './ics-event.ts';
import type { CalendarZones } from './ics-time.ts';
import { zonesOfCalendar } from './ics-zone.ts';
import type { CalendarText } from './text.ts';

export interface ReadEvents {
  readonly events: readonly CalendarEvent[];
  readonly cancellations: readonly Cancellation[];
  readonly uids: ReadonlySet<string>;
  readonly unreadUids: ReadonlySet<string>;
  /** How many events are not understood. */
  readonly unread: number;
  readonly warnings: readonly CalendarText[];
}

/** Reads each event on its own, so that one which is broken spoils no other. */
export async function readEvents(
  { events: given, zones: defined }: Components,
  { zone, now }: { readonly zone: TimeZone; readonly now: number },
  turn: Turns,
): Promise<ReadEvents> {
  const zonesByHead = new Map<CalendarHead, CalendarZones>();
  const zonesOf = (head: CalendarHead): CalendarZones => {
    const zones = zonesByHead.get(head) ?? zonesOfCalendar(defined, head, { ofDays: zone, now });
    zonesByHead.set(head, zones);
    return zones;
  };
  const events: CalendarEvent[] = [];
  const cancellations: Cancellation[] = [];
  const uids = new Set<string>();
  const unreadUids = new Set<string>();
  const warnings: CalendarText[] = [];
  let unread = 0;
  for (const one of given) {
    await turn();
    const read = readEvent(one, zonesOf(one.head));
    uids.add(read.uid);
    if (read.kind === 'event') events.push(read.event);
    else if (read.kind === 'cancelled') cancellations.push(read.cancellation);
    else unreadUids.add(read.uid);
    if (read.kind === 'unread') unread += 1;
    const warning = read.kind === 'event' ? read.event.warning : read.kind === 'unread' ? read.problem : null;
    if (warning !== null) warnings.push(aboutEvent(one.lines, warning));
  }
  return { events, cancellations, uids, unreadUids, unread, warnings };
}
