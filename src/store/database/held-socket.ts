import type { Socket } from 'node:net';
import type { Engine } from './engine.ts';

/**
 * Ends a connection that stays silent for long while a statement or transaction is using it: the server hangs
 * or has gone without a word. Its statements then fail with `ETIMEDOUT`.
 */
export function limitSilence(socket: Socket): void {
  socket.removeAllListeners('timeout');
  socket.setTimeout(maxSilenceMs, () =>
    socket.destroy(new SilenceError('The database has stopped answering.')),
  );
}

/** Call this when nobody is using the connection any more: it may now idle as long as it likes. */
export function allowSilence(socket: Socket): void {
  socket.setTimeout(0);
}

/** Waits for connections to end, and tears down those that do not end by themselves. */
export async function endWithin(end: () => Promise<void>, sockets: ReadonlySet<Socket>): Promise<void> {
  const tearDown = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const timer = setTimeout(tearDown, closeWithinMs);
  try {
    await end();
  } catch {
    // One of them was still being opened and failed; closing goes on with the others.
    tearDown();
  } finally {
    clearTimeout(timer);
  }
}

/** Closes the connections of several pools. */
export async function endAll(pools: readonly Pick<Engine, 'db'>[]): Promise<void> {
  await Promise.all(pools.map(({ db }) => db.destroy()));
}

/**
 * Hangs up on a server that has become read-only. A demoted server keeps its connections but accepts no
 * writes, while its name already leads to its successor.
 */
export function leavingWhoOnlyReads(
  transact: Engine['transact'],
  sockets: ReadonlySet<Socket>,
): Engine['transact'] {
  return async work => {
    try {
      return await transact(work);
    } catch (error) {
      if (isReadOnly(error)) for (const socket of sockets) socket.destroy();
      throw error;
    }
  };
}

/** The codes of PostgreSQL and MySQL for it. */
function isReadOnly(error: unknown): boolean {
  const { code, errno } = (error ?? {}) as Readonly<Record<string, unknown>>;
  return code === '25006' || errno === 1290 || errno === 1792 || errno === 1836;
}

class SilenceError extends Error {
  override readonly name = 'SilenceError';
  readonly code = 'ETIMEDOUT';
}

/** Longer than a statement waits for a lock. */
const maxSilenceMs = 5_000;

/** Stopping the service does not wait for a server that hangs. */
const closeWithinMs = 2_000;
