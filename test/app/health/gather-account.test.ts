import { expect, test } from 'vitest';
import { gatherAccount, settingsFact } from '../../../src/app/health/gather-account.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import type { ApiProblemKind, ConnectTools } from '../../../src/app/ports/connect.ts';
import { createTestApp, testConnection } from '../../support/app.ts';

const address = testConnection.webhookUrl?.href ?? '';

test('that sipgate has another address, and that the certificate expires soon, is found without anybody looking', async () => {
  const { context, clock } = await createTestApp();
  const called: string[] = [];
  const tools: ConnectTools = {
    account: () => ({
      settings: {
        read: async () => ({
          kind: 'read',
          settings: {
            incomingUrl: 'https://crm.example/',
            outgoingUrl: address,
            log: false,
            whitelist: null,
          },
        }),
        write: () => Promise.reject(new Error('not asked')),
      },
      readLog: () => Promise.reject(new Error('not asked')),
    }),
    probeToken: () => Promise.reject(new Error('not asked')),
    probeAddress: async typed => {
      called.push(typed);
      return { problems: [], certificate: { validTo: clock() + 3 * 86_400_000 } };
    },
  };
  const stopping = new AbortController();
  context.health.know({ webhookUrl: address });
  let rounds = 0;
  const know: typeof context.health.know = facts => {
    rounds += 1;
    context.health.know(facts);
  };
  const gathering = gatherAccount(
    { ...context, health: { ...context.health, know } },
    tools,
    stopping.signal,
    { firstMs: 1, nextMs: 1 },
  );
  await expect.poll(() => rounds).toBeGreaterThan(5);
  const { checks } = reportHealth(context, 'admin');
  const stateOf = (name: string) => checks.find(check => check.name === name)?.state;
  expect([stateOf('webhook-address'), stateOf('certificate')]).toEqual(['problem', 'problem']);
  // Each is a call from outside, so not every time.
  expect(called).toEqual([address]);
  stopping.abort();
  await gathering;
});

test.each<[ApiProblemKind, unknown]>([
  ['not-booked', 'not-booked'],
  ['no-scope', 'no-scope'],
  ['unavailable', null],
])('that it can’t be read (%s) is known as %s', (kind, fact) => {
  expect(settingsFact({ kind: 'failed', problem: { kind, say: { en: '', de: '' } } })).toBe(fact);
});
