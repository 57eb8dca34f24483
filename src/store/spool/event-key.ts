import type { JournalEntry } from '../../acd/journal-entry.ts';

/** The same for two entries exactly if the journal takes them for the same event of the same leg. */
export function spoolKey({ event, receivedAt }: JournalEntry): string {
  return event.type === 'dtmf' ? `${event.callId} dtmf:${receivedAt}` : `${event.callId} ${event.type}`;
}
