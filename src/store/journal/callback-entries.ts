import { callbackIdOf } from '../../domain/callback-event.ts';
import type { CallbackEntry, JournalEntry } from '../../domain/journal-entry.ts';
import type { Session } from '../database/session.ts';
import { entryColumns, toEntry } from './entry-text.ts';

/** What became of a caller's wish to be called back, in order; by the call id of the leg in which they asked. */
export async function readCallbackEntries(
  { db }: Session,
  callId: string,
): Promise<readonly CallbackEntry[]> {
  const rows = await db
    .selectFrom('familiar_journal')
    .select(entryColumns)
    .where('call_id', '=', callbackIdOf(callId))
    .orderBy('received_at')
    .orderBy('seq')
    .execute();
  return rows.map(row => toEntry(row, null)).filter(isCallbackEntry);
}

function isCallbackEntry(entry: JournalEntry): entry is CallbackEntry {
  return entry.event.type.startsWith('callback');
}
