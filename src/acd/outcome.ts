import type { Outcome, Reason } from './decision.ts';

/** Whether two outcomes are the same to the caller: agents who ring at once have no order. */
export function isSameOutcome(a: Outcome, b: Outcome): boolean {
  return keyOf(a) === keyOf(b);
}

/** How a decision might have come out, and with which probability. */
export interface Way {
  readonly outcome: Outcome;
  readonly probability: number;
}

/** The ways a decision might have gone by the chance that took part in it; one, where none did. */
export function waysOf({
  outcome,
  reason,
}: {
  readonly outcome: Outcome;
  readonly reason: Reason;
}): readonly Way[] {
  const { rule, candidates, probability } = reason;
  const taken = { outcome, probability };
  // For a VIP a second agent rings, whose choice depends on the first: only the way that was taken is known.
  if (rule !== 'random' || outcome.kind !== 'dial' || outcome.agentIds.length !== 1) return [taken];
  const others = candidates.filter(one => one.verdict === 'not-drawn');
  return [
    taken,
    ...others.map(
      ({ agentId }) =>
        ({ outcome: { kind: 'dial', agentIds: [agentId], numbers: [] }, probability }) as const,
    ),
  ];
}

/** With which probability a decision would have come out like `outcome`. */
export function probabilityOf(decided: Parameters<typeof waysOf>[0], outcome: Outcome): number {
  return waysOf(decided).find(way => isSameOutcome(way.outcome, outcome))?.probability ?? 0;
}

function keyOf(outcome: Outcome): string {
  return outcome.kind === 'dial' ? `dial ${[...outcome.agentIds].sort().join(' ')}` : JSON.stringify(outcome);
}
