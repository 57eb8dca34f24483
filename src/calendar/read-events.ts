import type { TimeZone } from '../domain/time-zone.ts';
import type { YieldToCalls } from '../pace/yield-to-calls.ts';
import { aboutEvent } from './about-calendar.ts';
import { byUid } from './by-uid.ts';
import type { CalendarHead, Components } from './ics-components.ts';
import { type CalendarEvent, type Cancellation, type EventPart, readEvent } from './ics-event.ts';
import { neverBegins } from './ics-further-times.ts';
import type { IcsLine } from './ics-lines.ts';
import type { CalendarZones } from './ics-time.ts';
import { zonesOfCalendar } from './ics-zone.ts';
import type { CalendarText } from './text.ts';

export interface ReadEvents {
  readonly events: readonly CalendarEvent[];
  readonly cancellations: readonly Cancellation[];
  readonly uids: ReadonlySet<string>;
  readonly unreadUids: ReadonlySet<string>;
  /** How many events were not understood. */
  readonly unread: number;
  readonly warnings: readonly CalendarText[];
}

/** Reads each event on its own, so a broken one spoils no other. */
export async function readEvents(
  { events: given, zones: defined }: Components,
  { zone, now }: { readonly zone: TimeZone; readonly now: number },
  yieldToCalls: YieldToCalls,
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
  const changes: { readonly lines: readonly IcsLine[]; readonly part: EventPart }[] = [];
  let unread = 0;
  for (const one of given) {
    await yieldToCalls();
    const read = readEvent(one, zonesOf(one.head));
    uids.add(read.uid);
    if (read.kind === 'event') events.push(read.event);
    else if (read.kind === 'cancelled') cancellations.push(read.cancellation);
    else unreadUids.add(read.uid);
    if (read.kind === 'unread') unread += 1;
    const warning = read.kind === 'event' ? read.event.warning : read.kind === 'unread' ? read.problem : null;
    if (warning !== null) warnings.push(aboutEvent(one.lines, warning));
    const part = read.kind === 'event' ? read.event : read.kind === 'cancelled' ? read.cancellation : null;
    if (part !== null && part.replaces !== null) changes.push({ lines: one.lines, part });
  }
  const series = byUid(events.filter(({ replaces }) => replaces === null));
  for (const { lines, part } of changes)
    if (isStray(part, series.get(part.uid) ?? [])) warnings.push(aboutEvent(lines, stray));
  return { events, cancellations, uids, unreadUids, unread, warnings };
}

/** Whether an event changes a repetition at a time at which none of the series begins. */
function isStray({ replaces }: EventPart, series: readonly CalendarEvent[]): boolean {
  return replaces !== null && series.length > 0 && series.every(one => neverBegins(one, replaces));
}

const stray: CalendarText = {
  en: 'is meant to replace a repetition at a time at which none begins (RECURRENCE-ID), so that repetition stays too',
  de: 'soll an die Stelle einer Wiederholung treten, zu deren Zeit keine beginnt (RECURRENCE-ID); also bleibt auch diese',
};
