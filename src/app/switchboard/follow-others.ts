import { applyPastEntry } from '../../switchboard/apply-entry.ts';
import type { AppContext } from '../context.ts';

/** Takes note of what other instances on the same database record, until `signal` aborts. */
export function followOthers({ store, known, feed, clock }: AppContext, signal: AbortSignal): Promise<void> {
  return store.follow(recorded => {
    applyPastEntry(known.switchboard, recorded.entry, clock());
    if (recorded.isNew) feed.publish(recorded);
  }, signal);
}
