import { legClosedEntry } from '../acd/leg.ts';
import { expiredLegs } from '../acd/switchboard.ts';
import type { AppContext } from './context.ts';
import { correct } from './correct.ts';
import { repeat } from './repeat.ts';

const intervalMs = 1_000;

/** Closes legs that have rung or talked for longer than any is believed to, until `signal` aborts. */
export function closeExpiredLegs(context: AppContext, signal: AbortSignal): Promise<void> {
  const close = async (): Promise<void> => {
    const now = context.clock();
    const legs = expiredLegs(context.known.board, now);
    await correct(
      context,
      legs.map(leg => legClosedEntry(leg, 'expired', now)),
    );
  };
  return repeat(close, { intervalMs, signal });
}
