import type { Decision } from '../decision.ts';
import { isSameOutcome } from '../outcome.ts';
import type { Phrases } from '../reason-phrases.ts';
import { shadowOf } from '../trial.ts';
import type { Trial } from '../trial-terms.ts';

/**
 * The sentence of a decision at a hotline that tries its policy: what was done, and what was decided in shadow. Null where
 * nothing is tried.
 *
 * @param clause says why a decision came about, without a full stop.
 */
export function renderTrial(
  decision: Decision,
  say: Phrases,
  clause: (decision: Decision, say: Phrases) => string,
): string | null {
  const { trial } = decision;
  if (trial === undefined) return null;
  const shadow = shadowOf(decision);
  if (decision.reason.rule === 'only-listens')
    return say.trial.onlyListens(shadow === null ? '' : clause(shadow, say));
  return `${clause(decision, say)}${group(trial, say)}${otherwise(decision, shadow, say, clause)}`;
}

function group({ group: of, share, tried }: Trial, say: Phrases): string {
  if (share === 0) return '';
  return (of === 'tried' ? say.trial.isTried : say.trial.isNotTried)(tried.name, Math.round(share * 100));
}

function otherwise(
  decision: Decision,
  shadow: Decision | null,
  say: Phrases,
  clause: (decision: Decision, say: Phrases) => string,
): string {
  if (shadow === null) return '';
  return isSameOutcome(decision.outcome, shadow.outcome)
    ? say.trial.shadowAlike(shadow.policy.name)
    : say.trial.shadow(shadow.policy.name, clause(shadow, say));
}
