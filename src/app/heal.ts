import { expiredLegs } from '../acd/switchboard.ts';
import { closeLegs } from './close-legs.ts';
import type { AppContext } from './context.ts';
import { repeat } from './repeat.ts';

const intervalMs = 1_000;

/** Closes legs that have rung or talked for longer than any is believed to, until `signal` aborts. */
export function closeExpiredLegs(context: AppContext, signal: AbortSignal): Promise<void> {
  const close = async (): Promise<void> => {
    const legs = expiredLegs(context.known.board, context.clock());
    if (legs.length > 0) await closeLegs(context, legs, 'expired');
  };
  return repeat(close, { intervalMs, signal });
}
