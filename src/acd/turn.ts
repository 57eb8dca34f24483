import type { Decision } from './decision.ts';

/**
 * What a leg does in which the provider plays something and then asks what is next. It asks with the keys that the
 * caller has pressed, also if there were none.
 *
 * - `last-words`: an announcement, after which the call ends
 */
export type Turn = { readonly kind: 'last-words' };

/** The turn that begins with a decision; null where the provider is told once and for all. */
export function turnOf(decision: Decision | null): Turn | null {
  return decision?.outcome.kind === 'announcement' ? { kind: 'last-words' } : null;
}
