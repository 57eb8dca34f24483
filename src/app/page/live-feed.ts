import type { Recorded } from '../ports/store.ts';

/** Tells listeners of every recorded event, after it is committed and never before. */
export interface LiveFeed {
  publish(recorded: Recorded): void;
  /**
   * Calls `listener` for every event from now on; returns a function that stops it. A listener must not throw
   * or wait.
   */
  subscribe(listener: (recorded: Recorded) => void): () => void;
}

export function createLiveFeed(): LiveFeed {
  const listeners = new Set<(recorded: Recorded) => void>();
  return {
    publish: recorded => {
      for (const listener of listeners) listener(recorded);
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
