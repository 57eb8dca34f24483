import type { Decision } from '../../domain/decision.ts';
import { shadowOf } from '../../domain/shadow.ts';
import { type CallFate, isFamiliar, isReturning } from './call-fate.ts';

/** How decisions made in shadow compare with what really happened to the same calls. */
export interface Agreement {
  /** Calls that are over. */
  readonly calls: number;
  /** Of these, calls that somebody answered. */
  readonly answered: number;
  /** Of the answered calls, those answered by somebody who would have been rung. */
  readonly agreed: number;
  /**
   * Calls by callers who knew somebody; how many reached one of them, and for how many one would have been
   * rung.
   */
  readonly returning: number;
  readonly familiar: number;
  readonly wouldRingFamiliar: number;
}

export interface AgreementFold {
  /** Counts a call; ignores those not decided in shadow. */
  count(fate: CallFate, decision: Decision): void;
  /** Null where nothing was decided in shadow. */
  agreement(): Agreement | null;
}

export function createAgreementFold(): AgreementFold {
  const counts = { calls: 0, answered: 0, agreed: 0, returning: 0, familiar: 0, wouldRingFamiliar: 0 };
  return {
    count(fate, decision) {
      const shadow = shadowOf(decision);
      if (shadow === null || fate.outcome === 'open') return;
      counts.calls += 1;
      if (fate.outcome === 'answered') counts.answered += 1;
      if (fate.outcome === 'answered' && wouldRing(shadow, fate.agentId)) counts.agreed += 1;
      if (isReturning(fate)) counts.returning += 1;
      if (isFamiliar(fate)) counts.familiar += 1;
      if (wouldRingFamiliar(shadow)) counts.wouldRingFamiliar += 1;
    },
    agreement: () => (counts.calls === 0 ? null : { ...counts }),
  };
}

function wouldRing({ outcome }: Decision, agentId: string | null): boolean {
  return outcome.kind === 'dial' && agentId !== null && outcome.agentIds.includes(agentId);
}

function wouldRingFamiliar({ reason }: Decision): boolean {
  return reason.candidates.some(
    one => one.verdict === 'dialled' && (one.familiarity?.answeredCalls ?? 0) > 0,
  );
}
