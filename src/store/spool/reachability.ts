import type { Clock } from '../../app/ports/log.ts';
import type { StoreState } from '../../app/ports/store.ts';
import { LateError } from '../database/within.ts';
import { isAnswer, refusalOf } from './refusal.ts';
import { codeOrName } from './spool-error.ts';

/** What the latest answers of the database say about it. */
export interface Reachability {
  succeeded(): void;
  failed(error: unknown): void;
  /** While the database is believed down, one query a second finds out whether it still is. */
  mayAsk(): boolean;
  isReachable(): boolean;
  /** Whether the latest failure was reported by the database itself. */
  isAnswering(): boolean;
  /** Whether the latest failure was that this process got no processor time. */
  isSlow(): boolean;
  lastError(): StoreState['lastError'];
}

const probeEveryMs = 1_000;

export function createReachability(clock: Clock): Reachability {
  let isReachable = true;
  let isAnswering = false;
  let isSlow = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let lastError: StoreState['lastError'] = null;
  return {
    succeeded() {
      isReachable = true;
    },
    failed(error) {
      isSlow = error instanceof LateError && error.isOurs;
      // A database that refuses something is there.
      if (!isSlow) isReachable = refusalOf(error) !== null;
      isAnswering = isAnswer(error);
      lastError = { at: clock(), error: codeOrName(error) };
    },
    mayAsk() {
      const now = performance.now();
      if (!isReachable && now - askedAt < probeEveryMs) return false;
      askedAt = now;
      return true;
    },
    isReachable: () => isReachable,
    isAnswering: () => isAnswering,
    isSlow: () => isSlow,
    lastError: () => lastError,
  };
}
