import { applyEntry } from '../acd/apply-entry.ts';
import type { AppContext } from './context.ts';

/** Takes note of what other instances on the same database record, until `signal` aborts. */
export function followOthers({ store, known, feed }: AppContext, signal: AbortSignal): Promise<void> {
  return store.follow(recorded => {
    applyEntry(known.board, recorded.entry);
    feed.publish(recorded);
  }, signal);
}
