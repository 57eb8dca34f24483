import type { Correction } from '../../domain/journal-entry.ts';
import { talksProvedOver } from '../../switchboard/doubt.ts';
import { legClosedEntry } from '../../switchboard/leg.ts';
import { expiredLegs } from '../../switchboard/switchboard.ts';
import type { AppContext } from '../context.ts';
import { repeat } from '../repeat.ts';
import { correct, recordCorrections } from './correct.ts';

const intervalMs = 1_000;

/**
 * Closes legs that have rung or talked for longer than is plausible, and talks that a later talk of the same
 * agent proves to be over, until `signal` aborts.
 */
export function closeExpiredLegs(context: AppContext, signal: AbortSignal): Promise<void> {
  // Whoever starts next would find these open, if its clock has been put back.
  let unrecorded: readonly Correction[] = [];
  const close = async (): Promise<void> => {
    const now = context.clock();
    const { switchboard, usualTalks } = context.known;
    const expired = expiredLegs(switchboard, now).map(leg => legClosedEntry(leg, 'expired', now));
    const over = talksProvedOver(switchboard, usualTalks, now).map(leg =>
      legClosedEntry(leg, 'next-call', now),
    );
    const still = await recordCorrections(context, unrecorded);
    unrecorded = [...still, ...(await correct(context, [...expired, ...over]))];
  };
  return repeat(close, { intervalMs, signal });
}
