import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GivingWay } from './give-way.ts';
import { takeTurns } from './take-turns.ts';

export interface PageShare {
  /** How many requests for the page may be answered at once, streams of events included. */
  readonly most: number;
  /** Whether a request is sipgate's: a push, or for an announcement. */
  isForCalls(request: FastifyRequest): boolean;
  /** Whether it asks only how the service does, which is answered at once. */
  isForHealth(request: FastifyRequest): boolean;
}

/** Answers only so many requests for the page at once, so that there is always room for pushes. */
export function limitPage(server: FastifyInstance, connections: GivingWay, share: PageShare): void {
  const turn = takeTurns(server.server);
  let answered = 0;
  server.addHook('onRequest', async (request, reply) => {
    if (share.isForCalls(request)) return connections.trust(request.raw.socket);
    if (share.isForHealth(request)) return;
    if (answered >= share.most)
      return reply
        .code(503)
        .headers({ 'retry-after': retryAfterSeconds, connection: 'close' })
        .send({ error: tooMany.en, code: 'busy', text: tooMany });
    answered += 1;
    reply.raw.once('close', () => {
      answered -= 1;
    });
    await turn();
  });
}

const retryAfterSeconds = 5;
const tooMany = {
  en: 'Too many people use the page at the moment. Please try again in a few seconds.',
  de: 'Die Seite wird gerade von zu vielen benutzt. Bitte versuchen Sie es in einigen Sekunden noch einmal.',
};
