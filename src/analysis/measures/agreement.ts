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

export const noAgreement: Agreement = {
  calls: 0,
  answered: 0,
  agreed: 0,
  returning: 0,
  familiar: 0,
  wouldRingFamiliar: 0,
};

/** As what a call counts; as nothing unless it is over and was decided in shadow. */
export function agreementsIn(fate: CallFate, { shadow }: Gist): readonly (keyof Agreement)[] {
  if (shadow === null || fate.outcome === 'open') return [];
  const isAnswered = fate.outcome === 'answered';
  const counted: Record<keyof Agreement, boolean> = {
    calls: true,
    answered: isAnswered,
    agreed: isAnswered && fate.agentId !== null && shadow.rings.includes(fate.agentId),
    returning: isReturning(fate),
    familiar: isFamiliar(fate),
    wouldRingFamiliar: shadow.ringsFamiliar,
  };
  return agreementNames.filter(name => counted[name]);
}

const agreementNames = Object.keys(noAgreement) as readonly (keyof Agreement)[];
