import type { Hold, Outcome, PromisedCallback } from './decision.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { AnnouncementName } from './plan.ts';

/** What the provider is to do with a leg. */
export type Reply =
  | Exclude<Outcome, Hold | PromisedCallback>
  /** The caller waits for a turn, numbered from 1. */
  | { readonly kind: 'hold'; readonly plays: Hold['plays']; readonly turn: number }
  /** For the leg on which an agent picks up: the caller hears the greeting first. Null: there is none. */
  | { readonly kind: 'greet'; readonly greeting: AnnouncementName | null }
  | { readonly kind: 'hang-up' };

/** The reply to a push, from what was journaled with it. */
export function replyOf({ decision }: JournalEntry): Reply {
  if (decision === null) return { kind: 'as-configured' };
  const { outcome, terms } = decision;
  if (outcome.kind === 'callback') return { kind: 'announcement', announcement: outcome.announcement };
  if (outcome.kind !== 'hold') return outcome;
  return { kind: 'hold', plays: outcome.plays, turn: (terms.waiting?.turns ?? 0) + 1 };
}
