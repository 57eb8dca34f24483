import type { FastifyInstance } from 'fastify';
import type { Readiness } from '../app/health/health.ts';
import type { HealthSummary } from '../app/health/health-summary.ts';

export interface HealthSources {
  readonly summary: () => HealthSummary;
  readonly readiness: () => Readiness;
}

/** Where the service says how it does. */
export const healthPaths: readonly string[] = ['/healthz', '/readyz', '/health'];

/**
 * `GET /readyz` is for load balancers: 200 if calls should be sent here, else 503 with what is missing. `GET
 * /health` is for people and monitoring: the state of the service, always 200, without phone numbers or
 * names. `GET /healthz` says whether the process is alive.
 */
export function healthRoutes(server: FastifyInstance, { summary, readiness }: HealthSources): void {
  server.get('/readyz', (_, reply) => {
    const state = readiness();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  server.get('/health', (_, reply) => reply.send(summary()));
}
