import Fastify, { type FastifyInstance } from 'fastify';
import { createPushTraces } from '../app/health/push-traces.ts';
import type { Log } from '../app/ports/log.ts';
import { type HealthSources, healthRoutes } from './health.ts';
import type { Page } from './page/page.ts';
import { createAllowance } from './webhook/allowance.ts';
import { strayRoutes } from './webhook/stray-pushes.ts';
import { type Webhook, webhookRoutes } from './webhook/webhook.ts';
import { createWebhookPath } from './webhook/webhook-path.ts';

/** Limits on size and time, so no client can block or fill the server. */
export interface ServerLimits {
  readonly bodyBytes: number;
  /** For the whole request, and for its headers alone. */
  readonly requestMs: number;
  readonly headersMs: number;
  readonly keepAliveMs: number;
  /** How often the two time limits are checked. */
  readonly checkEveryMs: number;
  readonly connections: number;
}

const defaultLimits: ServerLimits = {
  bodyBytes: 64 * 1024,
  requestMs: 10_000,
  headersMs: 5_000,
  keepAliveMs: 60_000,
  checkEveryMs: 1_000,
  connections: 1_000,
};

/**
 * A signature check takes a quarter of a millisecond on a worker thread; a diagnosis takes about ten checks.
 */
const straysChecked = { atOnce: 10, everyMs: 1_000 };
const diagnosesMade = { atOnce: 2, everyMs: 30_000 };

/** The HTTP server with all its routes, not yet listening. */
export function createServer(
  parts: { readonly webhook: Webhook; readonly health: HealthSources; readonly page: Page },
  log: Log,
  limits: ServerLimits = defaultLimits,
): FastifyInstance {
  const { context, url, verify } = parts.webhook;
  const path = createWebhookPath(url);
  const traces = createPushTraces(context, url);
  const server = Fastify({
    logger: false,
    rewriteUrl: ({ method = '', url: address = '/' }) => path.rewrite(method, address),
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    forceCloseConnections: 'idle',
    // Nothing depends on the client's address, so no header that claims one is believed.
    trustProxy: false,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkEveryMs },
  });
  server.server.maxConnections = limits.connections;

  strayRoutes(server, { path, traces, verify, checks: createAllowance(context.clock, straysChecked) });
  server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ err: error, method: request.method }, 'A request failed.');
    return reply.code(status).send({ error: status >= 500 ? 'Internal error.' : error.message });
  });
  server.get('/healthz', (_, reply) => reply.send({ status: 'ok' }));
  healthRoutes(server, parts.health);
  webhookRoutes(server, parts.webhook, {
    path,
    traces,
    diagnoses: createAllowance(context.clock, diagnosesMade),
  });
  parts.page.mount(server);
  return server;
}
