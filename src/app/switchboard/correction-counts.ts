import type { Correction, LegClosed } from '../../domain/journal-entry.ts';

/**
 * Legs closed because their end was never reported, by how that was noticed, and talks whose answer was never
 * reported.
 */
export interface CorrectionCounts {
  readonly expired: number;
  readonly notInProgress: number;
  readonly nextCalls: number;
  readonly saidFree: number;
  readonly answersNoticed: number;
}

export function noCorrections(): Record<keyof CorrectionCounts, number> {
  return { expired: 0, notInProgress: 0, nextCalls: 0, saidFree: 0, answersNoticed: 0 };
}

/** The count to which a correction belongs. */
export function correctionName(event: Correction['event']): keyof CorrectionCounts {
  return event.type === 'answerNoticed' ? 'answersNoticed' : closedNames[event.why];
}

const closedNames = {
  expired: 'expired',
  'not-in-progress': 'notInProgress',
  'next-call': 'nextCalls',
  'said-free': 'saidFree',
} as const satisfies Record<LegClosed['why'], keyof CorrectionCounts>;
