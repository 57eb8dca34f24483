import type { Store } from '../../app/ports/store.ts';
import type { JournalEntry, PauseEntry } from '../../domain/journal-entry.ts';
import { asItHappened } from '../../switchboard/as-it-happened.ts';
import { isPauseEntry } from '../../switchboard/pause.ts';
import { spoolKey } from './event-key.ts';
import type { RefusedEntries } from './refused-entries.ts';
import type { WaitList } from './wait-list.ts';

type Past = Pick<Store, 'entriesSince' | 'switchboardEntries' | 'pausesSince'>;

/** Events that were acknowledged and are not in the database yet. */
export interface Backlog {
  readonly waitList: WaitList;
  readonly refusedEntries: RefusedEntries;
}

/** What `inner` says of the past, with the events that are not in the database yet. */
export function withBacklog(inner: Past, backlog: Backlog): Past {
  const together =
    (read: Past['entriesSince']): Past['entriesSince'] =>
    async since => {
      // Copied before the database is asked: what is handed over meanwhile is found in one of the two.
      const waiting = receivedSince(since, entriesOf(backlog));
      const recorded = await read(since);
      return waiting.length === 0 ? recorded : asItHappened([...recorded, ...missing(recorded, waiting)]);
    };
  return {
    entriesSince: together(inner.entriesSince),
    switchboardEntries: together(inner.switchboardEntries),
    async pausesSince(since) {
      const pauses = entriesOf(backlog).filter(isPauseEntry);
      const waiting = receivedSince(since, pauses);
      const recorded = await inner.pausesSince(since);
      return [...recorded, ...missing<PauseEntry>(recorded, waiting)];
    },
  };
}

/** The events of the legs with these call ids that are not in the database yet. */
export function waitingOf(callIds: readonly string[], backlog: Backlog): readonly JournalEntry[] {
  return entriesOf(backlog).filter(({ event }) => callIds.includes(event.callId));
}

function entriesOf({ waitList, refusedEntries }: Backlog): readonly JournalEntry[] {
  return [...refusedEntries.entries(), ...waitList.entries()];
}

function receivedSince<Entry extends JournalEntry>(
  since: number,
  entries: readonly Entry[],
): readonly Entry[] {
  return entries.filter(entry => entry.receivedAt >= since);
}

/** Those of `entries` that are not among the recorded. */
function missing<Entry extends JournalEntry>(
  recorded: readonly Entry[],
  entries: readonly Entry[],
): readonly Entry[] {
  const known = new Set(recorded.map(spoolKey));
  return entries.filter(entry => !known.has(spoolKey(entry)));
}
