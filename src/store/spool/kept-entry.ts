import type { JournalEntry } from '../../domain/journal-entry.ts';
import { readDecision } from '../../domain/read-decision.ts';

/** Reads an entry that this version or an earlier one has kept on disk; null: it can't be read. */
export function readKeptEntry(json: string): JournalEntry | null {
  try {
    const entry = JSON.parse(json);
    if (typeof entry?.event?.callId !== 'string') return null;
    const decision = entry.decision ?? null;
    return { ...entry, decision: decision === null ? null : readDecision(decision) };
  } catch {
    return null;
  }
}
