import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { pushHeaders, signPush } from '../support/signing.ts';
import { pushBody, startTestServer, type TestServer } from '../support/webhook.ts';

const cases = 20_000;
const batch = 100;
const timeLimitMs = 240_000;
/** How much more the heap may hold after all cases than after the first batches. */
const growthBytes = 24 * 1024 * 1024;
/** Longer than any leg is believed to last, so that everybody is free again. */
const aDayMs = 24 * 3_600_000;
/** Nothing else may come back. */
const expectedStatuses = [200, 400, 401, 403, 404, 405, 408, 413, 415, 431, 501, 505];

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
  /** How many of the request's bytes arrive before the client ends the connection; null: all, by the rules. */
  readonly cutAt: number | null;
  /** Whether the server may end the connection without a word, as it does with what is too long to be read. */
  readonly mayBeCutOff: boolean;
}

/** Text of every kind: plain, wild, long, and what means something in a form. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 300 }),
  fc.constantFrom(
    '',
    '0',
    'anonymous',
    '%',
    '%E4',
    '__proto__',
    '\u0000',
    '\ud800',
    "';--",
    '<Response/>',
    '&&==',
  ),
  fc.stringMatching(/^\+?[0-9]{0,20}$/),
);
const name = fc.oneof(
  fc.constantFrom(
    'event',
    'callId',
    'origCallId',
    'xcid',
    'direction',
    'from',
    'to',
    'user',
    'user[]',
    'userId[]',
  ),
  fc.constantFrom('diversion', 'answeringNumber', 'cause', 'dtmf', 'userId', '__proto__'),
  text,
);
const eventType = fc.oneof(fc.constantFrom('newCall', 'answer', 'hangup', 'dtmf'), text);

/** A push that is nearly as sipgate's are. */
const nearlyGood = fc
  .record({
    event: eventType,
    callId: fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^[A-Z]{1,2}$/) }, text),
    fields: fc.dictionary(name, text, { maxKeys: 6, noNullPrototype: true }),
  })
  .map(({ event, callId, fields }) => Buffer.from(pushBody({ event, callId, ...fields })));
/** Any fields, perhaps several times. */
const anyForm = fc
  .array(fc.tuple(name, text), { maxLength: 12 })
  .map(pairs => Buffer.from(pairs.map(([key, value]) => `${key}=${encodeLoosely(value)}`).join('&')));
const anyBytes = fc.uint8Array({ maxLength: 400 }).map(bytes => Buffer.from(bytes));
const body = fc.oneof({ weight: 5, arbitrary: nearlyGood }, { weight: 3, arbitrary: anyForm }, anyBytes);

function encodeLoosely(value: string): string {
  return value.replace(/[&=+]/g, encodeURIComponent);
}

/** What HTTP allows in a header: latin-1 without control characters. */
const headerText = fc.string({
  unit: fc
    .integer({ min: 0x20, max: 0xff })
    .filter(code => code !== 0x7f)
    .map(code => String.fromCharCode(code)),
  maxLength: 200,
});

const wellSigned: fc.Arbitrary<Sent> = body.map(bytes => push(bytes, pushHeaders(bytes)));
const wronglySigned: fc.Arbitrary<Sent> = fc
  .tuple(
    body,
    fc.oneof(headerText, fc.base64String({ maxLength: 700 }), fc.constant(signPush('another body'))),
  )
  .map(([bytes, signature]) => push(bytes, { ...formType, 'x-sipgate-signature': signature }));
const oddHeaders: fc.Arbitrary<Sent> = fc
  .record({
    bytes: body,
    method: fc.constantFrom('POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
    path: fc.oneof(
      fc.constantFrom('/push', '/push/', '/push?x=1', '/', '/%', '/..'),
      fc.webPath().map(path => path || '/'),
    ),
    type: fc.oneof(
      headerText,
      fc.constantFrom('application/json', 'text/plain', '', 'a/b; charset=x', ...Object.values(formType)),
    ),
    others: fc.dictionary(fc.stringMatching(/^x-[a-z]{1,12}$/), headerText, {
      maxKeys: 8,
      noNullPrototype: true,
    }),
    long: fc.constantFrom(0, 0, 0, 20_000),
  })
  .map(({ bytes, method, path, type, others, long }) => ({
    ...push(bytes, { ...others, ...pushHeaders(bytes), 'content-type': type, 'x-long': 'x'.repeat(long) }),
    method,
    path,
    mayBeCutOff: true,
  }));
const large: fc.Arbitrary<Sent> = fc.integer({ min: 60_000, max: 70_000 }).map(length => {
  const bytes = Buffer.from(`event=newCall&callId=L&from=${'9'.repeat(length)}`);
  return { ...push(bytes, pushHeaders(bytes)), mayBeCutOff: true };
});
const truncated: fc.Arbitrary<Sent> = fc
  .tuple(wellSigned, fc.nat({ max: 1_500 }))
  .map(([sent, cutAt]) => ({ ...sent, cutAt, mayBeCutOff: true }));

const anything = fc.oneof(
  { weight: 50, arbitrary: wellSigned },
  { weight: 25, arbitrary: wronglySigned },
  { weight: 18, arbitrary: oddHeaders },
  { weight: 1, arbitrary: large },
  { weight: 6, arbitrary: truncated },
);

function push(bytes: Buffer, headers: Sent['headers']): Sent {
  return { method: 'POST', path: '/push', headers, body: bytes, cutAt: null, mayBeCutOff: false };
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

function send(port: number, sent: Sent): Promise<Reply> {
  return sent.cutAt === null ? sendWhole(port, sent) : sendPart(port, sent, sent.cutAt);
}

function sendWhole(port: number, { method, path, headers, body: bytes, mayBeCutOff }: Sent): Promise<Reply> {
  return new Promise(resolve => {
    const sending = request({
      port,
      method,
      path,
      headers: { ...headers, 'content-length': bytes.length },
      // A connection that is cut off must not be one that another push is about to use.
      agent: mayBeCutOff ? false : agent,
    });
    sending.on('response', response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve({ status: 0, body: '' }));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    sending.on('error', () => resolve({ status: 0, body: '' }));
    sending.end(bytes);
  });
}

async function sendPart(port: number, { headers, body: bytes }: Sent, cutAt: number): Promise<Reply> {
  const lines = Object.entries(headers).map(([key, value]) => `${key}: ${String(value)}\r\n`);
  const head = `POST /push HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${bytes.length}\r\n${lines.join('')}\r\n`;
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', chunk => {
    received += String(chunk);
  });
  socket.on('error', () => {});
  socket.end(Buffer.concat([Buffer.from(head, 'latin1'), bytes]).subarray(0, cutAt));
  await once(socket, 'close');
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(received)?.[1] ?? 0);
  return { status, body: received.slice(received.indexOf('\r\n\r\n') + 4) };
}

function expectFit({ status, body: answer }: Reply, { method, path, cutAt, mayBeCutOff }: Sent): void {
  expect(mayBeCutOff ? [0, ...expectedStatuses] : expectedStatuses).toContain(status);
  if (status === 200 && path.startsWith('/push') && method === 'POST' && cutAt === null)
    expect(XMLValidator.validate(answer)).toBe(true);
}

/** A day later, when all that the odd pushes had set ringing is over, a good call is put through as ever. */
async function expectAlive(server: TestServer, count: number): Promise<void> {
  server.clock.advance(aDayMs);
  const { known } = server.context;
  known.roster = { ...known.roster, confirmedAt: server.clock() };
  const response = await server.push(pushBody({ callId: `GOOD-${count}` }));
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('<Dial ')]);
  expect(server.log.lines.filter(line => line.startsWith('error'))).toEqual([]);
  server.log.lines.length = 0;
}

/** Bytes in use once everything that can be let go of has been. */
function settledHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

test('whatever comes in, nothing breaks: every reply is an expected one, the next good call is put through, and memory stays', {
  timeout: timeLimitMs + 60_000,
}, async () => {
  await using server = await startTestServer();
  const seed = Number(process.env['FUZZ_SEED'] ?? 20_240_517);
  const batches = cases / batch;
  let done = 0;
  let heapBefore = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: batch, maxLength: batch }), async sents => {
      const replies = await Promise.all(sents.map(sent => send(server.port, sent)));
      for (const [index, sent] of sents.entries())
        expectFit(replies[index] ?? { status: -1, body: '' }, sent);
      await expectAlive(server, done);
      done += 1;
      if (done === batches / 10) heapBefore = settledHeap();
    }),
    { seed, numRuns: batches, interruptAfterTimeLimit: timeLimitMs, markInterruptAsFailure: true },
  );
  agent.destroy();
  expect(settledHeap() - heapBefore).toBeLessThan(growthBytes);
});
