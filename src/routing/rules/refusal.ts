import type { Outcome } from '../../domain/decision.ts';
import type { Refusal } from '../../domain/plan.ts';
import type { Deliberation } from '../deliberation.ts';
import { type Choice, ringNobody } from './choice.ts';

/** Blocked callers are turned away, and so are those who hide their number where the hotline says so. */
export function refuse({ situation }: Deliberation): Choice | null {
  const { refusal } = situation.terms;
  return refusal === null ? null : ringNobody(refusal.because, outcomeOf(refusal.how));
}

function outcomeOf(how: Refusal): Outcome {
  switch (how.kind) {
    case 'reject':
      return { kind: 'reject', tone: 'rejected' };
    case 'busy':
      return { kind: 'reject', tone: 'busy' };
    case 'announcement':
      return how;
  }
}
