import type { FastifyReply } from 'fastify';
import { ApiError } from './route.ts';

/** Aborts when the client goes away before it has been answered. */
export function clientGone({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableEnded) controller.abort(gone);
  });
  return controller.signal;
}

/** Nobody hears it; the status is what nginx writes into its log in this case. */
const gone = new ApiError(499, 'gone', 'The client has gone.');
