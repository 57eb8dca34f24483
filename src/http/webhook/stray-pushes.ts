import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PushTraces } from '../../app/health/push-traces.ts';
import type { SignatureVerifier } from '../../sipgate/signature.ts';
import type { Allowance } from './allowance.ts';
import type { Challenges } from './answer-challenges.ts';
import { signatureHeader } from './refusals.ts';
import { shownPath, type WebhookPath } from './webhook-path.ts';

export interface StrayPlace {
  readonly path: WebhookPath;
  readonly traces: PushTraces;
  readonly verify: SignatureVerifier;
  /** How many signatures are checked: here anybody may send anything. */
  readonly checks: Allowance;
  readonly challenges: Challenges;
}

/** Answers what comes to no address of Familiar's, and notices pushes of sipgate's among it. */
export function strayRoutes(server: FastifyInstance, place: StrayPlace): void {
  const { path, traces, verify, checks, challenges } = place;
  server.setNotFoundHandler(async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const xml = await challenges.answer(request, body, false);
    if (xml !== null) return reply.type('application/xml').send(xml);
    if (await isSigned(request))
      traces.astray(shownPath(request.originalUrl), path.relationOf(request.originalUrl));
    return reply.code(404).send({ error: 'There is nothing at this address.' });
  });

  async function isSigned({ method, headers, body }: FastifyRequest): Promise<boolean> {
    const signature = headers[signatureHeader];
    if (method !== 'POST' || signature === undefined || !Buffer.isBuffer(body)) return false;
    return checks.take() && (await verify(body, signature)) === null;
  }
}
