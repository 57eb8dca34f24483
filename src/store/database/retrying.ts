import type { Kysely } from 'kysely';
import { atMostAtOnce } from './at-most-at-once.ts';
import type { Engine } from './engine.ts';
import { retry } from './retry.ts';
import type { Tables } from './tables.ts';

/** A pool of connections to a server. */
export interface PoolKind {
  /** How many connections it opens at most. */
  readonly size: number;
}

/** For what a call in progress asks. */
export const callsPool: PoolKind = { size: 5 };

/** For everything else, such as what the page looks up. */
export const asidePool: PoolKind = { size: 3 };

/** How long the server works at one statement, in milliseconds. */
export const statementMs = 30_000;

/**
 * How long a connection may take to open, and how long work may wait for a free one. With as long a wait for
 * a turn and the silence that a connection is allowed (see `limitSilence`), nothing waits longer than ten
 * seconds for a server that hangs.
 */
export const maxWaitMs = 2_000;

/**
 * How long the first connection of a store may take. No caller waits for it, and a database may have to wake
 * up.
 */
export const firstWaitMs = 10_000;

/**
 * Makes a `transact` that runs work again when it lost against another connection: by deadlock, by inserting
 * the same row a moment later, or because the connection itself was lost. Repeating is safe even if the lost
 * transaction had been committed: an entry is journaled only once.
 */
export function retrying(
  db: Kysely<Tables>,
  mayPass: (error: unknown) => boolean,
  { size }: PoolKind,
): Engine['transact'] {
  // One connection is left to reads, for which a caller is waiting.
  const takeTurn = atMostAtOnce(size - 1, maxWaitMs);
  return work => takeTurn(() => retry(() => db.transaction().execute(work), mayPass, patience));
}

const patience = { maxRuns: 10, maxMs: 4_000, longestPauseMs: 20 };

/** The driver's own code of an error, such as `40P01` or `ER_LOCK_DEADLOCK`; null if it has none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
