import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Reader } from '../../../src/app/health/health-warnings.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { createSignatureVerifier, type SignatureVerifier } from '../../../src/sipgate/signature.ts';
import { startTestPage } from '../../support/page.ts';
import { pushHeaders, signPush, testPublicKeyPem } from '../../support/signing.ts';
import { pushBody, startTestServer, type TestServer } from '../../support/webhook.ts';

const hourMs = 3_600_000;
const right = 'https://hotline.example.com/push?…';

interface Sent {
  readonly body?: string | Buffer;
  readonly method?: string;
  /** Added to those of a right push; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Sends a push, signed unless the headers say otherwise, to any address. */
async function send(
  { url }: TestServer,
  path: string,
  { body = pushBody(), method = 'POST', headers }: Sent = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const all = Object.entries({ ...pushHeaders(body), ...headers });
  const given = all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const response = await fetch(`${url}${path}`, {
    method,
    headers: Object.fromEntries(given),
    ...(method === 'GET' ? {} : { body: new Uint8Array(Buffer.from(body)) }),
  });
  return { status: response.status, text: await response.text() };
}

/** What each kind of reader is told, in English. */
function told({ context }: TestServer): { readonly anybody: string; readonly admin: string } {
  const say = (reader: Reader) =>
    reportHealth(context, reader)
      .warnings.map(({ en, de }) => {
        expect(de).not.toBe(en);
        return en;
      })
      .join('\n');
  expect(say('user')).toBe(say('anybody'));
  return { anybody: say('anybody'), admin: say('admin') };
}

function warnings({ log }: TestServer): readonly string[] {
  return log.lines.filter(line => line.startsWith('warn:'));
}

describe('a signed push to another spelling of the address is answered, and said', () => {
  test.each([
    ['/push/', 'with other slashes'],
    ['//push', 'with other slashes'],
    ['/push//?turn=1', 'with other slashes'],
    ['/Push', 'in other case'],
    ['/PUSH/', 'in other case'],
    ['/p%75sh', 'encoded otherwise'],
    ['/push%20', 'encoded otherwise'],
  ])('%s', async (path, how) => {
    await using server = await startTestServer();
    const { status, text } = await send(server, path);
    expect([status, text]).toEqual([200, expect.stringContaining('<Dial ')]);
    const { anybody, admin } = told(server);
    expect(anybody).toContain(`${how}. They are answered. Set the address exactly as in WEBHOOK_URL in`);
    expect(anybody).not.toContain('/push');
    expect(admin).toContain(`Set ${right} in sipgate’s console`);
    expect(warnings(server)).toEqual([
      expect.stringMatching(
        /^warn: Pushes come to \S+, another spelling .* set https:\S+\/push\?key=a&b=c in/,
      ),
    ]);
    expect(reportHealth(server.context)).toMatchObject({
      newCalls: 1,
      pushesRespelled: 1,
      pushesAstray: 0,
      pushesRefused: 0,
    });
  });

  test('but not one that is not signed, as at the address itself', async () => {
    await using server = await startTestServer();
    const sent = { headers: { 'x-sipgate-signature': undefined } };
    expect((await send(server, '/push/', sent)).status).toBe(401);
    expect(await server.context.store.entriesSince(0)).toEqual([]);
  });
});

describe('a signed push to another address is refused, and says which is right', () => {
  test.each([
    ['/webhook', 'an address of earlier'],
    ['/', 'has no path, or a proxy cuts it off'],
    ['/proxy/push', 'put something before the path'],
    ['/api/old', 'an address of earlier'],
    ['/healthz', 'an address of earlier'],
    ['/push/newcall', 'an address of earlier'],
  ])('%s', async (path, cause) => {
    await using server = await startTestServer();
    expect((await send(server, path)).status).toBe(404);
    const { anybody, admin } = told(server);
    expect(anybody).toContain(cause);
    expect(anybody).toContain(
      'Set the address of WEBHOOK_URL, which the server log tells in full, and the page tells admins, in sipgate’s console',
    );
    expect(anybody).not.toContain('/push');
    expect(admin).toContain(`to ${path} instead of ${right}`);
    expect(warnings(server)).toEqual([expect.stringContaining(`came to ${path}, where nothing is`)]);
    expect(warnings(server)[0]).toContain('Set https://hotline.example.com/push?key=a&b=c in');
    expect(reportHealth(server.context)).toMatchObject({ lastPushAt: null, pushesAstray: 1 });
    expect(await server.context.store.entriesSince(0)).toEqual([]);
  });

  test('as where a proxy cuts the beginning of the path off', async () => {
    const url = new URL('https://hotline.example.com/familiar/a-secret-path');
    await using server = await startTestServer({ url });
    expect((await send(server, '/a-secret-path')).status).toBe(404);
    expect(told(server).anybody).toContain('as if a proxy had cut off the beginning of the path');
    expect(told(server).anybody).not.toContain('secret-path');
    expect(told(server).admin).toContain(`to /a-secret-path instead of ${url.href}`);
  });

  test('once an hour for each address, with how often, and in health for a day', async () => {
    await using server = await startTestServer();
    for (const path of ['/old', '/old', '/older', '/old']) await send(server, path);
    expect(warnings(server)).toHaveLength(2);
    server.clock.advance(hourMs);
    await send(server, '/old');
    expect(warnings(server)[2]).toContain('{"count":3}');
    server.clock.advance(3 * hourMs);
    expect(told(server).anybody).toContain('(5, the last 3 h ago)');
    await server.push(pushBody());
    expect(told(server).anybody).toContain('came to another address');
    server.clock.advance(21 * hourMs);
    expect(reportHealth(server.context).warnings.map(({ en }) => en)).not.toContainEqual(
      expect.stringContaining('came to another address'),
    );
    expect(reportHealth(server.context).pushesAstray).toBe(5);
  });

  test('the log never shows what stands in a query, nor what would break its lines', async () => {
    await using server = await startTestServer();
    await send(server, '/old?key=hunter2');
    expect(warnings(server)[0]).toContain('came to /old?…,');
    expect(`${warnings(server)}${told(server).admin}`).not.toContain('hunter2');
  });

  test('hundreds of addresses do not fill the log', async () => {
    await using server = await startTestServer();
    for (let index = 0; index < 40; index++) {
      await send(server, `/old-${index}`);
      server.clock.advance(1_000);
    }
    expect(warnings(server)).toHaveLength(21);
    expect(reportHealth(server.context).pushesAstray).toBe(40);
  });
});

describe('whoever has no signature of sipgate’s leaves no trace at another address', () => {
  test.each([
    ['without a signature', { headers: { 'x-sipgate-signature': undefined } }],
    ['with one of another body', { headers: pushHeaders('event=newCall') }],
    ['as JSON', { headers: { 'content-type': 'application/json' } }],
    ['by PUT', { method: 'PUT' }],
    ['by GET', { method: 'GET' }],
  ] as [string, Sent][])('%s', async (_, sent) => {
    await using server = await startTestServer();
    expect((await send(server, '/other', sent)).status).toBe(404);
    expect(warnings(server)).toEqual([]);
    expect(told(server).anybody).toBe('');
  });

  test('and can’t make Familiar check signatures without end', async () => {
    let checks = 0;
    const real = createSignatureVerifier(testPublicKeyPem);
    const verify: SignatureVerifier = (body, header) => {
      checks += 1;
      return real(body, header);
    };
    await using server = await startTestServer({ verify });
    const forged = { headers: { 'x-sipgate-signature': signPush('something else') } };
    for (let sent = 0; sent < 60; sent++) await send(server, '/other', forged);
    expect(checks).toBe(10);
    server.clock.advance(3_000);
    for (let sent = 0; sent < 60; sent++) await send(server, '/other', forged);
    expect(checks).toBe(13);
    // While calls are taken as ever.
    expect((await server.push(pushBody())).status).toBe(200);
  });
});

describe('a request at the right address that was changed on its way says what changes it', () => {
  test.each<{ what: string; sent: Sent; status: number; says: string }>([
    {
      what: 'JSON',
      sent: { headers: { 'content-type': 'application/json; charset=utf-8' } },
      status: 415,
      says: 'as application/json and were refused (1)',
    },
    {
      what: 'multipart',
      sent: { headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      status: 415,
      says: 'as multipart/form-data and were refused (1)',
    },
    {
      what: 'no content type',
      sent: { headers: { 'content-type': '' } },
      status: 415,
      says: 'without a content type and were refused (1)',
    },
    {
      what: 'gzip',
      sent: { body: gzipSync(pushBody()), headers: { 'content-encoding': 'gzip' } },
      status: 415,
      says: 'Content-Encoding: gzip',
    },
    {
      what: 'deflate',
      sent: { headers: { 'content-encoding': 'deflate' } },
      status: 415,
      says: 'Content-Encoding: deflate',
    },
    { what: 'GET, after a redirect', sent: { method: 'GET' }, status: 405, says: 'by GET' },
    { what: 'PUT', sent: { method: 'PUT' }, status: 405, says: 'by PUT' },
    {
      what: 'an event of a new kind',
      sent: { body: 'event=ringing&callId=A' },
      status: 400,
      says: 'Field "event" is "ringing"; newCall, answer, hangup or dtmf is expected.',
    },
    {
      what: 'a call id as no database holds it',
      sent: { body: `event=newCall&callId=${'A'.repeat(300)}` },
      status: 400,
      says: 'Field "callId" has 300 characters',
    },
  ])('$what', async ({ sent, status, says }) => {
    await using server = await startTestServer();
    expect((await send(server, '/push', sent)).status).toBe(status);
    expect(told(server).anybody).toContain(says);
    expect(warnings(server)).toEqual([expect.stringMatching(/^warn: A push was refused: /)]);
    expect(reportHealth(server.context).pushesRefused).toBe(1);
  });

  test('until a right push comes, except for what sipgate itself sends', async () => {
    await using server = await startTestServer();
    await send(server, '/push', { headers: { 'content-type': 'application/json' } });
    await send(server, '/push', { body: 'event=ringing&callId=A' });
    expect((await server.push(pushBody())).status).toBe(200);
    expect(told(server).anybody).toMatch(/^Pushes with sipgate’s signature could not be understood/);
  });

  test('a person who looks at the address with a browser is none of it', async () => {
    await using server = await startTestServer();
    const response = await fetch(`${server.url}/push`);
    expect([response.status, told(server).anybody, warnings(server)]).toEqual([405, '', []]);
  });
});

describe('signatures that are wrong in a row say what it likely is', () => {
  const changes: readonly (readonly [string, (body: string) => string])[] = [
    ['a line break behind it', body => `${body}\r\n`],
    ['blanks encoded otherwise', body => body.replaceAll('+', '%20')],
    ['brackets encoded otherwise', body => body.replaceAll('%5B%5D', '[]')],
    ['hexadecimal in small letters', body => body.replaceAll(/%[0-9A-F]{2}/g, code => code.toLowerCase())],
  ];
  test.each(changes)('a body with %s was encoded anew', async (_, change) => {
    await using server = await startTestServer();
    const body = pushBody({ 'user[]': 'Anna Beck', diversion: '+49 30' });
    for (let sent = 0; sent < 3; sent++)
      expect((await send(server, '/push', { body: change(body), headers: pushHeaders(body) })).status).toBe(
        403,
      );
    expect(told(server).anybody).toContain('(3). A proxy encodes their bodies anew');
  });

  test('no body at all', async () => {
    await using server = await startTestServer();
    for (let sent = 0; sent < 3; sent++)
      await send(server, '/push', { body: '', headers: pushHeaders(pushBody()) });
    expect(told(server).anybody).toContain('Their bodies were empty');
  });

  test('a signature of another length is of another key', async () => {
    await using server = await startTestServer();
    const headers = { 'x-sipgate-signature': Buffer.alloc(512, 7).toString('base64') };
    for (let sent = 0; sent < 3; sent++) await send(server, '/push', { headers });
    expect(told(server).anybody).toContain('Another key has made them: check SIPGATE_PUBLIC_KEY_FILE.');
  });

  test.each([
    ['x-forwarded-for', '10.0.0.1, 217.116.118.254'],
    ['x-real-ip', '212.9.46.32'],
    ['forwarded', 'for="217.116.118.254:4711";proto=https'],
  ])('if %s names sipgate, it is the key or a proxy', async (name, value) => {
    await using server = await startTestServer();
    const headers = { 'x-sipgate-signature': signPush('anything else'), [name]: value };
    for (let sent = 0; sent < 3; sent++) await send(server, '/push', { headers });
    expect(told(server).anybody).toContain('They come from sipgate’s addresses, so either a proxy');
  });

  test('else perhaps somebody else', async () => {
    await using server = await startTestServer();
    const headers = { 'x-sipgate-signature': signPush('anything else'), 'x-real-ip': '217.116.118.25' };
    for (let sent = 0; sent < 3; sent++) await send(server, '/push', { headers });
    expect(told(server).anybody).toContain('or they do not come from sipgate');
  });

  test('none at all may have been dropped by a proxy', async () => {
    await using server = await startTestServer();
    for (let sent = 0; sent < 3; sent++)
      await send(server, '/push', { headers: { 'x-sipgate-signature': undefined } });
    expect(told(server).anybody).toContain('Either a proxy drops the header X-Sipgate-Signature, or');
    expect(warnings(server)).toHaveLength(1);
  });

  test('two are no reason to worry, nor are single ones among right pushes, until they are many', async () => {
    await using server = await startTestServer();
    const wrong = { headers: { 'x-sipgate-signature': signPush('anything else') } };
    for (let pair = 1; pair <= 5; pair++) {
      expect(told(server).anybody).toBe('');
      await send(server, '/push', wrong);
      await send(server, '/push', wrong);
      await server.push(pushBody({ callId: `A${pair}` }));
    }
    expect(told(server).anybody).toContain('Pushes with a wrong signature were refused (10).');
  });
});

describe('what proxies may do by the rules of HTTP is no mistake', () => {
  const body = pushBody();
  const head = [
    'Host: x',
    'Content-Type: application/x-www-form-urlencoded',
    `X-Sipgate-Signature: ${signPush(body)}`,
  ];
  const length = `Content-Length: ${body.length}`;
  const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  test.each([
    ['HTTP/1.0', ['POST /push HTTP/1.0', ...head, length], body],
    ['HTTP/1.0 without a Host', ['POST /push HTTP/1.0', ...head.slice(1), length], body],
    ['a body in chunks', ['POST /push HTTP/1.1', ...head, 'Transfer-Encoding: chunked'], chunked],
    ['Expect: 100-continue', ['POST /push HTTP/1.1', ...head, 'Expect: 100-continue', length], body],
    ['a whole URL', ['POST http://hotline.example.com/push HTTP/1.1', ...head, length], body],
    ['identity as encoding', ['POST /push HTTP/1.1', ...head, 'Content-Encoding: identity', length], body],
    ['headers in small letters', ['POST /push HTTP/1.1', ...head.map(lower), lower(length)], body],
  ])('%s', async (_, lines, content) => {
    await using server = await startTestServer();
    const socket = connect(server.port, '127.0.0.1');
    const received: Buffer[] = [];
    socket.on('data', chunk => received.push(chunk));
    socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${content}`);
    await once(socket, 'close');
    expect(Buffer.concat(received).toString()).toContain('<Dial ');
    expect([told(server).anybody, warnings(server)]).toEqual(['', []]);
  });

  function lower(header: string): string {
    const [name = '', ...value] = header.split(': ');
    return `${name.toLowerCase()}: ${value.join(': ')}`;
  }
});

test('admins read the right address, and neither viewers nor whoever only reaches the port do', async () => {
  await using page = await startTestPage();
  await send(page, '/old-path');
  const { body } = await (await page.as('viewer')).request('GET', '/health');
  expect(body).toMatchObject({ isWell: false, summary: { pushesAstray: 1 } });
  expect(body.warnings[0].en).not.toContain('/old-path');
  const told = (await (await page.as('admin')).request('GET', '/health')).body;
  expect(told.warnings[0].en).toContain(`to /old-path instead of ${right}`);
  expect((await (await page.as('nobody')).request('GET', '/health')).status).toBe(401);
  const open = await (await fetch(`${page.url}/health`)).text();
  expect(open).toContain('came to another address');
  expect(open).not.toMatch(/\/push|\/old-path/);
});
