import { once } from 'node:events';
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { journalChannel } from '../journal/journal.ts';

/** A client that is not connected yet, and the socket it will use. */
type OpenClient = (socket: Socket) => Client;

/**
 * Calls `wake` with the instance that committed an entry, until `signal` aborts. Never rejects: a connection
 * that is lost is replaced, and news from in between are lost.
 */
export async function listen(
  open: OpenClient,
  wake: (instance: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await listenOnce(open, wake, signal).catch(() => null);
    await pause(pauseMs, null, { signal }).catch(() => null);
  }
}

const pauseMs = 1_000;

/** Ends with the connection. */
async function listenOnce(
  open: OpenClient,
  wake: (instance: string) => void,
  signal: AbortSignal,
): Promise<void> {
  // Our own, so it can be torn down if the server hangs and does not say goodbye.
  const socket = new Socket();
  const hangUp = () => socket.destroy();
  const client = open(socket);
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
