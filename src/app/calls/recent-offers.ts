import { LRUCache } from 'lru-cache';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { personsIn } from '../../domain/whom-entry-names.ts';
import type { IsErased } from '../erasures.ts';

/** The newCalls answered lately, by call id. */
export interface RecentOffers {
  find(callId: string): JournalEntry | null;
  remember(entry: JournalEntry): void;
  forget(callId: string): void;
  /** Forgets the calls of these callers. */
  forgetCallers(isMeant: IsErased): void;
}

/** Remembers so many offers, and then forgets the oldest for each new one: a push is sent again soon, or never. */
export function createRecentOffers(capacity = 200): RecentOffers {
  const entries = new LRUCache<string, JournalEntry>({ max: capacity });
  return {
    find: callId => entries.get(callId) ?? null,
    remember(entry) {
      entries.set(entry.event.callId, entry);
    },
    forget: callId => {
      entries.delete(callId);
    },
    forgetCallers(isMeant) {
      for (const [callId, entry] of [...entries]) if (personsIn(entry).some(isMeant)) entries.delete(callId);
    },
  };
}
