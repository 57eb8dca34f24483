import type { JournalEntry } from '../domain/journal-entry.ts';
import { applyEntry } from '../switchboard/apply-entry.ts';
import type { AppContext } from './context.ts';

/** Journals what is no call, then takes note of it and tells those who watch. Rejects if the store could not take it. */
export async function recordEntry({ store, known, feed }: AppContext, entry: JournalEntry): Promise<void> {
  const recorded = await store.record(entry);
  applyEntry(known.switchboard, entry);
  if (recorded.isNew) feed.publish(recorded);
}
