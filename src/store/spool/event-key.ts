import type { JournalEntry } from '../../domain/journal-entry.ts';
import { eventKey } from '../journal/journal.ts';

/** Equal for two entries exactly if the journal takes them for the same event of the same leg. */
export function spoolKey(entry: JournalEntry): string {
  return `${entry.event.callId} ${eventKey(entry)}`;
}
