import type { JournalEntry } from './journal-entry.ts';

/**
 * Marks an offer that stands although its agents could not be claimed. A decision that rings nobody needs no
 * claim.
 */
export function withoutClaim(entry: JournalEntry): JournalEntry {
  const { decision } = entry;
  if (decision?.outcome.kind !== 'dial') return entry;
  return { ...entry, decision: { ...decision, unclaimed: true } };
}
