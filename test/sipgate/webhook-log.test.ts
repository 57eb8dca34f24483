import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readWebhookLog } from '../../src/sipgate/webhook-log.ts';
import { caller, startHarness } from '../emulator/harness.ts';
import { startHttpsServer } from '../support/https-server.ts';
import { freePort } from '../support/own-servers.ts';
import { items, startSipgate } from './sipgate-server.ts';

const { signal } = new AbortController();
const token = { tokenId: 'id', token: 'token', timeoutMs: 1_000 };

/** What the emulator's log says of a call whose push went to this address. */
async function logOf(url: string, webhookTimeoutSeconds = 10) {
  const { emulator, hotline } = await startHarness({ webhookTimeoutSeconds });
  emulator.setPushUrls({ incoming: url, outgoing: '' });
  await emulator.placeCall({ from: caller, to: hotline }).ended;
  const { apiUrl, tokenId } = emulator;
  const log = await readWebhookLog({ apiUrl, tokenId, token: emulator.token, timeoutMs: 5_000 }, signal);
  return log.kind === 'read' ? log.pushes : [];
}

async function webhookThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`;
}

const xml = { 'content-type': 'application/xml' };

describe('of a push that went wrong, what is usually wrong is said', () => {
  test.each<[string, RequestListener, string]>([
    ['an answer as it should be', (_, response) => response.writeHead(200, xml).end('<Response/>'), 'fine'],
    ['a web page', (_, response) => response.end('<html>Welcome'), 'not-xml'],
    ['XML that is broken', (_, response) => response.writeHead(200, xml).end('<Resp'), 'not-xml'],
    ['a redirect', (_, response) => response.writeHead(301, { location: '/x' }).end(), 'redirect'],
    ['nothing there', (_, response) => response.writeHead(404).end(), 'not-found'],
    ['a password asked for', (_, response) => response.writeHead(401).end(), 'refused'],
    ['a method refused', (_, response) => response.writeHead(405).end(), 'refused'],
    ['a proxy with nobody behind it', (_, response) => response.writeHead(502).end(), 'out-of-order'],
    ['an answer that does not come', () => {}, 'timed-out'],
    ['a connection that breaks', request => request.socket.destroy(), 'unreachable'],
  ])('%s', async (_, answers, verdict) => {
    const [push] = await logOf(await webhookThat(answers), 0.2);
    const said = verdict === 'fine' ? null : { en: expect.any(String), de: expect.any(String) };
    expect(push).toMatchObject({ event: 'newCall', verdict, say: said });
  });

  test('nobody there', async () => {
    const [push] = await logOf(`http://127.0.0.1:${await freePort()}/push`);
    expect(push).toMatchObject({ status: null, verdict: 'unreachable' });
  });

  test('a certificate that is not trusted', async () => {
    await using server = await startHttpsServer((_, response) => response.end());
    const [push] = await logOf(`${server.url}/push`);
    expect(push).toMatchObject({ status: null, verdict: 'certificate' });
  });
});

test('nothing of what was sent is taken over but the kind of event', async () => {
  await using sipgate = await startSipgate({
    '/log/webhooks': items({
      created: '2026-11-30T08:00:00Z',
      url: 'https://a.example/push',
      request: 'event=hangup&from=493023125042',
      response: '<Response/>',
      status: '200',
    }),
  });
  const log = await readWebhookLog({ ...token, apiUrl: sipgate.apiUrl }, signal);
  expect(log).toEqual({
    kind: 'read',
    pushes: [
      {
        at: Date.UTC(2026, 10, 30, 8),
        event: 'hangup',
        url: 'https://a.example/push',
        status: 200,
        verdict: 'fine',
        say: null,
      },
    ],
  });
});

test('the newest come first and no more than twenty, in whichever order sipgate lists them', async () => {
  const listed = Array.from({ length: 30 }, (_, day) => ({ created: new Date(day * 1_000).toISOString() }));
  await using sipgate = await startSipgate({ '/log/webhooks': items(...listed) });
  const log = await readWebhookLog({ ...token, apiUrl: sipgate.apiUrl }, signal);
  const times = log.kind === 'read' ? log.pushes.map(({ at }) => at) : [];
  expect([times.length, times[0], times.at(-1)]).toEqual([20, 29_000, 10_000]);
});

test.each([
  ['odd fields', items({ created: null, url: 7, status: 'ok', xmlError: null }), 'read'],
  ['a scope missing', { status: 403, text: 'Insufficient scope' }, 'no-scope'],
  ['a refusal that does not say why', { status: 403, text: '' }, 'refused'],
  ['a web page', { status: 200, text: '<html>' }, 'unreadable'],
  ['other JSON', { json: [] }, 'unreadable'],
  ['trouble', { status: 500, text: '' }, 'unavailable'],
])('of %s: %s', async (_, answer, kind) => {
  await using sipgate = await startSipgate({ '/log/webhooks': answer });
  const log = await readWebhookLog({ ...token, apiUrl: sipgate.apiUrl }, signal);
  expect(log.kind === 'read' ? log.kind : log.problem.kind).toBe(kind);
});
