import type { JournalEntry } from '../../domain/journal-entry.ts';
import { packDecision, unpackDecision } from '../decisions/pack-decision.ts';
import { emptyTeam } from '../decisions/team.ts';

/**
 * An entry as it is kept on disk: its decision packed as in the journal, so that an outage may last several times as
 * long where the team is large. Which team the database knows can't be relied on here, so the entry names them itself.
 */
export function writeKeptEntry({ decision, ...entry }: JournalEntry): string {
  const { event } = entry;
  const packed =
    decision === null ? null : packDecision(decision, { event, team: emptyTeam, placeOf: () => -1 });
  return JSON.stringify({ ...entry, decision: packed });
}

/** Reads an entry that this version or an earlier one has kept on disk; null: it can't be read. */
export function readKeptEntry(json: string): JournalEntry | null {
  try {
    const entry = JSON.parse(json);
    if (typeof entry?.event?.callId !== 'string') return null;
    const { decision = null } = entry;
    return {
      ...entry,
      decision: decision === null ? null : unpackDecision(decision, entry.event.callId, emptyTeam),
    };
  } catch {
    return null;
  }
}
