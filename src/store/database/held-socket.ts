import type { Socket } from 'node:net';
import type { Engine } from './engine.ts';

/**
 * Ends a connection on which nothing is heard for long while a statement or transaction has it: the server hangs, or
 * is gone without a word. Its statements then fail with `ETIMEDOUT`.
 */
export function limitSilence(socket: Socket): void {
  socket.removeAllListeners('timeout');
  socket.setTimeout(maxSilenceMs, () =>
    socket.destroy(new SilenceError('The database has stopped answering.')),
  );
}

/** To be called when nobody has the connection any more: it may be idle for as long as it likes. */
export function allowSilence(socket: Socket): void {
  socket.setTimeout(0);
}

/** Waits for the end of connections, and tears those down that do not end by themselves. */
export async function endWithin(end: () => Promise<void>, sockets: ReadonlySet<Socket>): Promise<void> {
  const tearDown = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const timer = setTimeout(tearDown, closeWithinMs);
  try {
    await end();
  } catch {
    // One of them was still being opened, and failed. Whoever closes has more to let go of than these.
    tearDown();
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Hangs up on a server that only lets itself be read. One that was demoted keeps its connections and takes nothing any more,
 * while its name leads to the successor.
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

/** In the codes of PostgreSQL and MySQL. */
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

/** Whoever stops the service does not wait for a server that hangs. */
const closeWithinMs = 2_000;
