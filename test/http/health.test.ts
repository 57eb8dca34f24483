import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { createHealth, type Readiness } from '../../src/app/health/health.ts';
import { healthRoutes } from '../../src/http/health.ts';

const summary = createHealth(() => 0).summarise({
  confirmedAt: null,
  presenceStaleMs: 1,
  store: { isReachable: true, spooled: { entries: 0, bytes: 0, capacityBytes: 1 }, lastError: null },
  openLegs: 2,
  pausedAgents: 0,
  waiting: { callers: 0, longestSeconds: 0 },
});

async function ask(path: string, state: Readiness): Promise<{ status: number; body: unknown }> {
  await using server = Fastify();
  healthRoutes(server, { summary: () => summary, readiness: () => state });
  const response = await server.inject(path);
  return { status: response.statusCode, body: response.json() };
}

test.each([
  [200, { ready: true, missing: [] }],
  [503, { ready: false, missing: ['roster'] }],
] as const)('a load balancer is answered %i by readiness, with what is missing', async (status, state) => {
  expect(await ask('/readyz', state)).toEqual({ status, body: state });
});

test('the summary is shown also while the service is not ready', async () => {
  expect(await ask('/health', { ready: false, missing: ['stopping'] })).toEqual({
    status: 200,
    body: summary,
  });
});
