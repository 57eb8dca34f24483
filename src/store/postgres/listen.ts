import { once } from 'node:events';
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { journalChannel } from '../journal.ts';

/**
 * Calls `wake` with the instance that committed an entry, until `signal` aborts. Never rejects: a connection that is
 * lost is replaced, and news from in between are lost.
 */
export async function listen(
  connectionString: string,
  wake: (instance: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await listenOnce(connectionString, wake, signal).catch(() => null);
    await pause(pauseMs, null, { signal }).catch(() => null);
  }
}

const pauseMs = 1_000;

/** Ends with the connection. */
async function listenOnce(
  connectionString: string,
  wake: (instance: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { Client } = await import('pg');
  if (signal.aborted) return;
  // Our own, so that it can be torn down where the server hangs and does not say goodbye.
  const socket = new Socket();
  const hangUp = () => socket.destroy();
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000, stream: () => socket });
  // Without a listener, the loss of the connection would end the process; `end` tells of it.
  client.on('error', () => {});
  client.on('notification', ({ payload }) => wake(payload ?? ''));
  const ended = once(client, 'end').catch(() => null);
  signal.addEventListener('abort', hangUp, { once: true });
  try {
    await client.connect();
    await client.query(`listen ${journalChannel}`);
    await ended;
  } finally {
    signal.removeEventListener('abort', hangUp);
    hangUp();
  }
}
