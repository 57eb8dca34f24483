import type { JournalEntry } from './journal-entry.ts';

/** The same offer, which stands though its agents could not be claimed; what rings none of them needs no claim. */
export function withoutClaim(entry: JournalEntry): JournalEntry {
  const { decision } = entry;
  if (decision?.outcome.kind !== 'dial') return entry;
  return { ...entry, decision: { ...decision, unclaimed: true } };
}
