import type { Socket } from 'node:net';

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
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, maxSilenceMs);
  try {
    await end();
  } finally {
    clearTimeout(timer);
  }
}

class SilenceError extends Error {
  override readonly name = 'SilenceError';
  readonly code = 'ETIMEDOUT';
}

/** Longer than a statement waits for a lock. */
const maxSilenceMs = 5_000;
