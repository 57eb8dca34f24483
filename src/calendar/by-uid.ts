import type { EventPart } from './ics-event.ts';

/** What belongs to each event of a calendar, by its id. */
export function byUid<T extends EventPart>(parts: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const part of parts) {
    const group = groups.get(part.uid);
    if (group === undefined) groups.set(part.uid, [part]);
    else group.push(part);
  }
  return groups;
}
