import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { pushHeaders, signPush } from '../../support/signing.ts';
import { pushBody, startTestServer, type TestServer } from '../../support/webhook.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const good = pushBody();

/** Whatever was sent before, a good call right after it is put through. */
async function expectAlive(server: TestServer): Promise<void> {
  const response = await server.push(pushBody({ callId: 'NEXT' }));
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('<Dial ')]);
}

/** What the server says to bytes that no HTTP library would send. */
async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', chunk => received.push(chunk));
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(received).toString();
}

describe('a push that is not from sipgate is refused and the next call works', () => {
  test.each<{ what: string; body: string; headers: Record<string, string>; status: number }>([
    { what: 'no signature', body: good, headers: form, status: 401 },
    { what: 'an empty signature', body: good, headers: { ...form, 'x-sipgate-signature': '' }, status: 403 },
    {
      what: 'a garbage signature',
      body: good,
      headers: { ...form, 'x-sipgate-signature': '%%%' },
      status: 403,
    },
    {
      what: 'a short signature',
      body: good,
      headers: { ...form, 'x-sipgate-signature': 'QUJD' },
      status: 403,
    },
    {
      what: 'the signature twice',
      body: good,
      headers: { ...form, 'x-sipgate-signature': `${signPush(good)}, ${signPush(good)}` },
      status: 403,
    },
    { what: 'the signature of another body', body: `${good}&x=1`, headers: pushHeaders(good), status: 403 },
    {
      what: 'another content type',
      body: good,
      headers: { ...pushHeaders(good), 'content-type': 'application/json' },
      status: 415,
    },
    {
      what: 'a plain-text content type',
      body: good,
      headers: { ...pushHeaders(good), 'content-type': 'text/plain' },
      status: 415,
    },
  ])('$what: $status', async ({ body, headers, status }) => {
    await using server = await startTestServer();
    const response = await server.push(body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.any(String) });
    await expectAlive(server);
  });
});

describe('a signed push that makes no sense is refused and the next call works', () => {
  test.each([
    ['an unknown event', 'event=ringing&callId=A'],
    ['event=__proto__', 'event=__proto__&callId=A'],
    ['event=constructor', 'event=constructor&callId=A'],
    ['no call id', 'event=newCall'],
    ['nothing at all', ''],
    ['not a form', '\u0000\u0001\u0002'],
  ])('%s', async (_, body) => {
    await using server = await startTestServer();
    expect((await server.push(body)).status).toBe(400);
    await expectAlive(server);
  });

  test('bytes that are not UTF-8', async () => {
    await using server = await startTestServer();
    expect((await server.push(Buffer.from([0x65, 0xff, 0xfe]))).status).toBe(400);
    await expectAlive(server);
  });
});

describe('a signed push with gaps is recorded as far as it goes', () => {
  test.each([
    ['an empty from', { from: '' }],
    ['no from at all', { from: undefined }],
    ['a truncated body', { 'user[]': '%E' }],
  ])('%s', async (_, fields) => {
    await using server = await startTestServer();
    expect((await server.push(pushBody(fields))).status).toBe(200);
    expect(await server.context.store.entriesSince(0)).toHaveLength(1);
    await expectAlive(server);
  });

  test.each([
    ['an answer without answeringNumber', { event: 'answer' }],
    ['a hangup before the answer', { event: 'hangup', cause: 'normalClearing' }],
  ])('%s', async (_, fields) => {
    await using server = await startTestServer();
    await server.push(pushBody());
    expect((await server.push(pushBody(fields))).status).toBe(200);
    expect(await server.context.store.entriesSince(0)).toHaveLength(2);
    await expectAlive(server);
  });
});

describe('HTTP that is not a push', () => {
  test.each(['GET', 'PUT', 'DELETE'])('%s to the webhook: 405', async method => {
    await using server = await startTestServer();
    const response = await fetch(`${server.url}/push`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('another path: 404', async () => {
    await using server = await startTestServer();
    expect((await fetch(`${server.url}/other`, { method: 'POST' })).status).toBe(404);
  });

  test('a body of 50 MB is refused before it is read', async () => {
    await using server = await startTestServer();
    const head = `POST /push HTTP/1.1\r\nHost: x\r\nContent-Type: ${form['content-type']}\r\nContent-Length: 52428800\r\n\r\n`;
    expect(await sendRaw(server.port, head)).toMatch(/^HTTP\/1\.1 413 /);
    await expectAlive(server);
  });

  test('a body without a length ends at the limit', async () => {
    await using server = await startTestServer();
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const head = `POST /push HTTP/1.1\r\nHost: x\r\nContent-Type: ${form['content-type']}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await sendRaw(server.port, `${head}${chunk}${chunk}`)).toMatch(/^HTTP\/1\.1 413 /);
    await expectAlive(server);
  });

  test.each(['Host: a b\r\n', 'Host: http://[\r\n', 'Host: x\r\nHost: y\r\n', ''])(
    'a bad Host header %j',
    async host => {
      await using server = await startTestServer();
      const answer = await sendRaw(server.port, `GET /healthz HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 [24]00 /);
      await expectAlive(server);
    },
  );

  test.each([
    ['headers', 'POST /push HTTP/1.1\r\nHost: x\r\nContent-'],
    [
      'a body',
      'POST /push HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\neve',
    ],
  ])('a client that is slow with %s is cut off', async (_, text) => {
    await using server = await startTestServer({}, impatient);
    expect(await sendRaw(server.port, text)).toMatch(/^(HTTP\/1\.1 408 |$)/);
    await expectAlive(server);
  });

  test('a client that reads nothing of its answer is cut off', async () => {
    // More than the buffers between the two can hold.
    const large = { type: 'image/png', plain: Buffer.alloc(64 * 1024 * 1024), brotli: null, gzip: null };
    await using server = await startTestServer({}, impatient, { files: new Map([['large.png', large]]) });
    const socket = connect(server.port, '127.0.0.1').pause();
    socket.on('error', () => {});
    socket.write('GET /large.png HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'connect');
    await expect.poll(server.connections).toBe(1);
    await expect.poll(server.connections).toBe(0);
  });
});

const impatient = {
  bodyBytes: 65_536,
  // Long enough for the good call behind it on a machine that is busy.
  requestMs: 1_000,
  headersMs: 900,
  keepAliveMs: 1_000,
  unreadMs: 1_000,
  checkEveryMs: 10,
  connections: 10,
  pageRequests: 5,
};
