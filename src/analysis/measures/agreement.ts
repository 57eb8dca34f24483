import type { Gist } from '../../domain/gist.ts';
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
  count(fate: CallFate, gist: Gist): void;
  /** Null where nothing was decided in shadow. */
  agreement(): Agreement | null;
}

export function createAgreementFold(): AgreementFold {
  const counts = { calls: 0, answered: 0, agreed: 0, returning: 0, familiar: 0, wouldRingFamiliar: 0 };
  return {
    count(fate, { shadow }) {
      if (shadow === null || fate.outcome === 'open') return;
      counts.calls += 1;
      if (fate.outcome === 'answered') counts.answered += 1;
      if (fate.outcome === 'answered' && fate.agentId !== null && shadow.rings.includes(fate.agentId))
        counts.agreed += 1;
      if (isReturning(fate)) counts.returning += 1;
      if (isFamiliar(fate)) counts.familiar += 1;
      if (shadow.ringsFamiliar) counts.wouldRingFamiliar += 1;
    },
    agreement: () => (counts.calls === 0 ? null : { ...counts }),
  };
}
