import type { Outcome, Reason } from './decision.ts';

/** Whether two outcomes are the same to the caller: agents who ring at once have no order. */
export function isSameOutcome(a: Outcome, b: Outcome): boolean {
  return keyOf(a) === keyOf(b);
}

/** With which probability a decision would have come out like `outcome`, by the chance that took part in it. */
export function probabilityOf(
  decided: { readonly outcome: Outcome; readonly reason: Reason },
  outcome: Outcome,
): number {
  const { reason } = decided;
  if (isSameOutcome(decided.outcome, outcome)) return reason.probability;
  if (reason.rule !== 'random' || outcome.kind !== 'dial' || outcome.agentIds.length !== 1) return 0;
  const couldBeDrawn = reason.candidates.some(
    one => one.verdict === 'not-drawn' && one.agentId === outcome.agentIds[0],
  );
  return couldBeDrawn ? reason.probability : 0;
}

function keyOf(outcome: Outcome): string {
  return outcome.kind === 'dial' ? `dial ${[...outcome.agentIds].sort().join(' ')}` : JSON.stringify(outcome);
}
