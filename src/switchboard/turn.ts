import type { Decision } from '../domain/decision.ts';
import { type Wait, waitOf } from './wait.ts';

/**
 * What is under way on a leg where the provider plays something and then asks what comes next, reporting the
 * keys the caller pressed, if any.
 *
 * - `last-words`: an announcement after which the call ends
 * - `wait`: a turn of a wait, after which the call is decided again
 */
export type Turn = { readonly kind: 'last-words' } | Wait;

/** What a decision begins; null where the provider does not come back. */
export function turnOf(decision: Decision | null): Turn | null {
  if (decision?.outcome.kind === 'announcement' || decision?.outcome.kind === 'callback')
    return { kind: 'last-words' };
  return decision === null ? null : waitOf(decision);
}
