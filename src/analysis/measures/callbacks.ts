import type { CallbackEnded } from '../../domain/callback-event.ts';
import type { Gist } from '../../domain/gist.ts';
import { type CallFate, isReturning } from './call-fate.ts';
import { quantileOf } from './quantile-sketch.ts';
import type { Tally } from './tally.ts';

/** What came of callers who asked to be called back. Never about a single agent. */
export interface CallbackFigures extends Readonly<Record<CallbackCount, number>> {
  /** From the wish to the talk, of those who were reached: half of them, and nine of ten; null where nobody was. */
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

/**
 * As what a wish to be called back counts. Moreover:
 *
 * - `familiar`: whoever talked to the caller is somebody they knew when they asked
 * - `answeredBesides`, `familiarBesides`: by the callback a call became answered, or familiar, that was not so by itself
 */
export type CallbackCount =
  | 'asked'
  | 'open'
  | CallbackEnded['why']
  | 'familiar'
  | 'answeredBesides'
  | 'familiarBesides';

const none: Readonly<Record<CallbackCount, number>> = {
  asked: 0,
  open: 0,
  talked: 0,
  'called-again': 0,
  withdrawn: 0,
  expired: 0,
  'not-reached': 0,
  familiar: 0,
  answeredBesides: 0,
  familiarBesides: 0,
};

/** As what the call counts in which somebody asked; as nothing where nobody did. */
export function callbackCountsOf(fate: CallFate, { callback, known }: Gist): readonly CallbackCount[] {
  if (callback === undefined) return [];
  const { end } = callback;
  if (end === null) return ['asked', 'open'];
  if (end.why !== 'talked') return ['asked', end.why];
  const counts: CallbackCount[] = ['asked', 'talked'];
  if (fate.outcome !== 'answered') counts.push('answeredBesides');
  const isFamiliar = known.some(({ agentId, answeredCalls }) => agentId === end.agentId && answeredCalls > 0);
  if (!isFamiliar) return counts;
  counts.push('familiar');
  if (isReturning(fate) && fate.past.withThisAgent === 0) counts.push('familiarBesides');
  return counts;
}

/** From the wish to the talk, in milliseconds; null where nobody was reached. */
export function callbackDelayOf({ callback }: Gist): number | null {
  const end = callback?.end ?? null;
  // Clocks may have been set in between.
  return callback === undefined || end?.why !== 'talked' ? null : Math.max(0, end.at - callback.askedAt);
}

/** Null where nobody asked. */
export function callbackFiguresOf({
  callbacks = {},
  callbackDelays = {},
}: Pick<Tally<'callbacks' | 'callbackDelays'>, 'callbacks' | 'callbackDelays'>): CallbackFigures | null {
  if ((callbacks['asked'] ?? 0) === 0) return null;
  const delays = Object.entries(callbackDelays).map(([bucket, calls]) => [Number(bucket), calls] as const);
  return { ...none, ...callbacks, medianMs: quantileOf(delays, 0.5), p90Ms: quantileOf(delays, 0.9) };
}
