import type { Decision } from '../domain/decision.ts';
import { type Wait, waitOf } from './wait.ts';

/**
 * What a leg does in which the provider plays something and then asks what is next. It asks with the keys that the
 * caller has pressed, also if there were none.
 *
 * - `last-words`: an announcement, after which the call ends
 * - `wait`: music, after which it is decided again
 */
export type Turn = { readonly kind: 'last-words' } | Wait;

/** The turn that begins with a decision; null where the provider is told once and for all. */
export function turnOf(decision: Decision | null): Turn | null {
  if (decision?.outcome.kind === 'announcement') return { kind: 'last-words' };
  return decision === null ? null : waitOf(decision);
}
