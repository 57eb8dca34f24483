import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { createPushTraces } from '../app/health/push-traces.ts';
import type { Log } from '../app/ports/log.ts';
import { giveWay } from './give-way.ts';
import { type HealthSources, healthPaths, healthRoutes } from './health.ts';
import type { Page } from './page/page.ts';
import { limitPage } from './page-share.ts';
import { createAllowance } from './webhook/allowance.ts';
import { createChallenges } from './webhook/answer-challenges.ts';
import { strayRoutes } from './webhook/stray-pushes.ts';
import { type Webhook, webhookRoutes } from './webhook/webhook.ts';
import { createWebhookPath, usualPath } from './webhook/webhook-path.ts';

/** Limits on size and time, so no client can block or fill a server. */
export interface ServerLimits {
  readonly bodyBytes: number;
  /** For the whole request, and for its headers alone. */
  readonly requestMs: number;
  readonly headersMs: number;
  readonly keepAliveMs: number;
  /** How long a client may take nothing of an answer. */
  readonly unreadMs: number;
  /** How often the two time limits are checked. */
  readonly checkEveryMs: number;
  /** Beyond this many, new ones are refused; quiet ones give way before that. */
  readonly connections: number;
  /** How many requests for the page are answered at once. The rest of the connections is for pushes. */
  readonly pageRequests: number;
}

export const defaultLimits: ServerLimits = {
  bodyBytes: 64 * 1024,
  requestMs: 10_000,
  headersMs: 5_000,
  keepAliveMs: 60_000,
  unreadMs: 30_000,
  checkEveryMs: 1_000,
  connections: 1_000,
  pageRequests: 500,
};

/** From which share of the connections on quiet ones are closed. The rest is for those that come while they close. */
const crowded = 0.9;

/**
 * A signature check takes a quarter of a millisecond on a worker thread; a diagnosis takes about ten checks.
 */
const straysChecked = { atOnce: 10, everyMs: 1_000 };
const diagnosesMade = { atOnce: 2, everyMs: 30_000 };

/** The HTTP server for pushes with all its routes, not yet listening. */
export function createServer(
  parts: {
    readonly webhook: Webhook;
    readonly health: HealthSources;
    /** Null: it has a server of its own. */
    readonly page: Page | null;
  },
  log: Log,
  limits: ServerLimits = defaultLimits,
): FastifyInstance {
  const { context, verify } = parts.webhook;
  const path = createWebhookPath(() => context.connection.current.webhookUrl);
  const traces = createPushTraces(context, usualPath);
  const server = bareServer(log, limits, {
    rewrite: path.rewrite,
    isForCalls: ({ routeOptions }) => routeOptions.url?.startsWith(path.pushRoute) ?? false,
  });
  const challenges = createChallenges(context);
  const checks = createAllowance(context.clock, straysChecked);
  strayRoutes(server, { path, traces, verify, checks, challenges });
  server.get('/healthz', (_, reply) => reply.send({ status: 'ok' }));
  healthRoutes(server, parts.health);
  webhookRoutes(server, parts.webhook, {
    path,
    traces,
    diagnoses: createAllowance(context.clock, diagnosesMade),
    challenges,
  });
  parts.page?.mount(server);
  return server;
}

/** An HTTP server for the page alone, not yet listening. Whatever happens to its connections, pushes have theirs. */
export function createPageServer(
  page: Page,
  log: Log,
  limits: ServerLimits = defaultLimits,
): FastifyInstance {
  const server = bareServer(log, limits, { rewrite: (_, address) => address, isForCalls: () => false });
  server.setNotFoundHandler((_, reply) =>
    reply.code(404).send({ error: 'There is nothing at this address.' }),
  );
  page.mount(server);
  return server;
}

interface Addresses {
  /** The address as the server's routes have it. */
  rewrite(method: string, address: string): string;
  isForCalls(request: FastifyRequest): boolean;
}

function bareServer(log: Log, limits: ServerLimits, { rewrite, isForCalls }: Addresses): FastifyInstance {
  const server = Fastify({
    logger: false,
    rewriteUrl: ({ method = '', url: address = '/' }) => rewrite(method, address),
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionTimeout: limits.unreadMs,
    forceCloseConnections: 'idle',
    // Nothing depends on the client's address, so no header that claims one is believed.
    trustProxy: false,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkEveryMs },
  });
  server.server.maxConnections = limits.connections;
  const connections = giveWay(server.server, Math.floor(limits.connections * crowded));
  server.addHook('preClose', async () => connections.closeSilent());
  limitPage(server, connections, {
    most: limits.pageRequests,
    isForCalls,
    isForHealth: ({ routeOptions }) => healthPaths.includes(routeOptions.url ?? ''),
  });
  server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ err: error, method: request.method }, 'A request failed.');
    return reply.code(status).send({ error: status >= 500 ? 'Internal error.' : error.message });
  });
  return server;
}
