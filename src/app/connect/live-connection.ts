import { setTimeout as wait } from 'node:timers/promises';
import type { Connection, Credentials } from '../../domain/connection.ts';

/** The connection in force, which may change at any time. */
export interface LiveConnection {
  readonly current: Connection;
  replace(next: Connection): void;
  /** Resolves after `ms`, or as soon as another connection is in force, `signal` aborts, or `hurry` ends those that may. */
  pause(ms: number, signal: AbortSignal, mayHurry?: boolean): Promise<void>;
  /** Ends the pauses that may be ended, since somebody waits for what is done then. False: there is none. */
  hurry(): boolean;
}

export function createLiveConnection(first: Connection): LiveConnection {
  let current = first;
  const pauses = new Map<AbortController, boolean>();
  return {
    get current() {
      return current;
    },
    replace(next) {
      current = next;
      for (const pause of pauses.keys()) pause.abort();
    },
    hurry() {
      const ended = [...pauses].flatMap(([pause, mayHurry]) => (mayHurry ? [pause] : []));
      for (const pause of ended) pause.abort();
      return ended.length > 0;
    },
    async pause(ms, signal, mayHurry = false) {
      const pause = new AbortController();
      const end = (): void => pause.abort();
      if (signal.aborted) return;
      pauses.set(pause, mayHurry);
      signal.addEventListener('abort', end, { once: true });
      await wait(ms, null, pause).catch(() => null);
      signal.removeEventListener('abort', end);
      pauses.delete(pause);
    },
  };
}

/** What is made from the token in force, null for none, and made anew once that is another. */
export function madeFromToken<T>(
  live: LiveConnection,
  make: (credentials: Credentials | null) => T,
): () => T {
  let made: { readonly from: string; readonly value: T } | null = null;
  return () => {
    const { credentials } = live.current;
    const from = JSON.stringify(credentials);
    if (made?.from !== from) made = { from, value: make(credentials) };
    return made.value;
  };
}
