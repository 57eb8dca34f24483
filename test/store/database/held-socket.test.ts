import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { endWithin } from '../../../src/store/database/held-socket.ts';

test('a connection that fails while it is ended keeps nobody from letting go of the rest', async () => {
  const socket = new Socket();
  await endWithin(() => Promise.reject(new Error('connect ECONNREFUSED')), new Set([socket]));
  expect(socket.destroyed).toBe(true);
});
