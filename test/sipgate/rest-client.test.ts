import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createRestClient } from '../../src/sipgate/rest-client.ts';
import { SipgateApiError } from '../../src/sipgate/sipgate-api-error.ts';

const tokenId = 'token-ABC123';
const token = '01234567-89ab-4cde-8f01-23456789abcd';
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a sipgate that answers every request in one way; gives the address of its API. */
async function sipgateThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`;
}

function fetchFrom(
  apiUrl: string,
  path: string,
  { timeoutMs = 5_000, signal = new AbortController().signal } = {},
) {
  return createRestClient({ apiUrl, tokenId, token, timeoutMs }).fetchJson(path, signal);
}

async function failureOf(promise: Promise<unknown>): Promise<SipgateApiError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof SipgateApiError) return error;
  throw new Error('A SipgateApiError was expected.', { cause: error });
}

describe('a request to sipgate', () => {
  test('carries the token as Basic auth and gives back the JSON', async () => {
    const apiUrl = await sipgateThat((request, response) => {
      response.end(JSON.stringify({ url: request.url, authorization: request.headers.authorization }));
    });
    expect(await fetchFrom(`${apiUrl}/`, '/numbers?offset=0&limit=100')).toEqual({
      url: '/v2/numbers?offset=0&limit=100',
      authorization: `Basic ${Buffer.from(`${tokenId}:${token}`).toString('base64')}`,
    });
  });
});

test.each([
  ['a good answer', 200],
  ['a refusal', 503],
])('%s tells how far the clock here is ahead', async (_, status) => {
  const ahead: number[] = [];
  const date = new Date(Date.now() - 90_000).toUTCString();
  const apiUrl = await sipgateThat((_request, response) => response.writeHead(status, { date }).end('{}'));
  const onClock = (ms: number): void => void ahead.push(ms);
  const client = createRestClient({ apiUrl, tokenId, token, timeoutMs: 5_000, onClock });
  await client.fetchJson('/users', new AbortController().signal).catch(() => null);
  expect(ahead).toHaveLength(1);
  expect(Math.abs((ahead[0] ?? 0) - 90_000)).toBeLessThan(10_000);
});

test('an answer without a time tells nothing of the clock', async () => {
  const ahead: number[] = [];
  const apiUrl = await sipgateThat((_, response) => response.writeHead(200, { date: 'yesterday' }).end('{}'));
  const onClock = (ms: number): void => void ahead.push(ms);
  const client = createRestClient({ apiUrl, tokenId, token, timeoutMs: 5_000, onClock });
  await client.fetchJson('/users', new AbortController().signal);
  expect(ahead).toEqual([]);
});

describe('a refusal says what to do', () => {
  test.each([
    [
      401,
      '/users',
      'unauthorized',
      'sipgate does not accept the token (401 for /users). Check TOKEN_ID and TOKEN, and whether the token still exists.',
    ],
    [
      403,
      '/users',
      'forbidden',
      "The token may not use /users (403). It needs the scope users:read, and may have to be an administrator's.",
    ],
    [
      403,
      '/w0/devices',
      'forbidden',
      "The token may not use /w0/devices (403). It needs the scope devices:read, and may have to be an administrator's.",
    ],
    [
      403,
      '/numbers?offset=0',
      'forbidden',
      "The token may not use /numbers (403). It needs the scope numbers:read, and may have to be an administrator's.",
    ],
    [
      403,
      '/w0/phonelines',
      'forbidden',
      "The token may not use /w0/phonelines (403). It needs the scope phonelines:read, and may have to be an administrator's.",
    ],
    [
      403,
      '/channels',
      'forbidden',
      "The token may not use /channels (403). It needs the scope channels:read, and may have to be an administrator's.",
    ],
    [404, '/w9/devices', 'not-found', 'sipgate does not know /w9/devices (404).'],
    [429, '/users', 'rate-limited', 'sipgate asks for fewer requests (429 for /users).'],
    [500, '/users', 'unavailable', "sipgate can't answer /users at the moment (500)."],
    [503, '/users', 'unavailable', "sipgate can't answer /users at the moment (503)."],
    [
      418,
      '/users',
      'unexpected',
      'sipgate answers /users with the unexpected status 418. Check SIPGATE_API_URL.',
    ],
  ])('when sipgate answers %i to %s', async (status, path, problem, message) => {
    const apiUrl = await sipgateThat((_, response) => response.writeHead(status).end('{"name":"FORBIDDEN"}'));
    expect(await failureOf(fetchFrom(apiUrl, path))).toMatchObject({
      name: 'SipgateApiError',
      problem,
      path: path.split('?')[0],
      status,
      retryAfterMs: null,
      message,
    });
  });

  test('when an endpoint is there for classic accounts only', async () => {
    const apiUrl = await sipgateThat((_, response) =>
      response.writeHead(403, { 'content-type': 'text/plain' }).end('This needs a Classic PBX account.'),
    );
    expect(await failureOf(fetchFrom(apiUrl, '/w0/phonelines'))).toMatchObject({
      problem: 'wrong-platform',
      message:
        'sipgate has /w0/phonelines for another kind of account only (403): classic where this one is neo, or the reverse.',
    });
  });

  test.each([429, 503])('and how long to wait, when %i comes with Retry-After', async status => {
    const apiUrl = await sipgateThat((_, response) =>
      response.writeHead(status, { 'retry-after': '7' }).end(),
    );
    const error = await failureOf(fetchFrom(apiUrl, '/users'));
    expect(error.retryAfterMs).toBe(7_000);
    expect(error.message).toContain('; retry after 7 s)');
  });
});

describe('the token', () => {
  test('is not sent on to where a redirect points', async () => {
    let visits = 0;
    const elsewhere = await sipgateThat((_, response) => {
      visits++;
      response.end('{}');
    });
    const apiUrl = await sipgateThat((_, response) => response.writeHead(302, { location: elsewhere }).end());
    expect(await failureOf(fetchFrom(apiUrl, '/users'))).toMatchObject({
      problem: 'unexpected',
      status: 302,
    });
    expect(visits).toBe(0);
  });

  test('appears in no error, and neither does what sipgate answered', async () => {
    const secret = 'sip-password-4711';
    const replies: RequestListener[] = [
      (_, response) => response.writeHead(403).end(`{"detail":"${secret} ${token}"}`),
      (_, response) => response.writeHead(500).end(secret),
      (_, response) => response.end(`{"password":"${secret}"`),
      (_, response) => response.socket?.destroy(),
    ];
    for (const answers of replies) {
      const error = await failureOf(fetchFrom(await sipgateThat(answers), '/users'));
      const shown = `${error.stack} ${JSON.stringify(error)} ${error.cause}`;
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(token);
      expect(shown).not.toContain(Buffer.from(`${tokenId}:${token}`).toString('base64'));
    }
  });
});

describe('an answer that can’t be used', () => {
  test('is told apart when it is not JSON', async () => {
    const apiUrl = await sipgateThat((_, response) => response.end('<html>Maintenance</html>'));
    expect(await failureOf(fetchFrom(apiUrl, '/users'))).toMatchObject({
      problem: 'unreadable',
      message: "sipgate's answer to /users can't be read: it is not JSON.",
    });
  });

  test('is given up on when it does not end', async () => {
    const apiUrl = await sipgateThat((_, response) => {
      const flood = () => {
        while (response.write(Buffer.alloc(100_000, 0x20)));
      };
      response.on('drain', flood);
      flood();
    });
    expect(await failureOf(fetchFrom(apiUrl, '/users'))).toMatchObject({
      problem: 'unreadable',
      message: "sipgate's answer to /users can't be read: it has more than 5000000 bytes.",
    });
  });

  test('is not waited for longer than the time-out', async () => {
    const apiUrl = await sipgateThat(() => {});
    expect(await failureOf(fetchFrom(apiUrl, '/users', { timeoutMs: 50 }))).toMatchObject({
      problem: 'timed-out',
      status: null,
      message: 'sipgate did not answer /users within 50 ms.',
    });
  });

  test('is not waited for when it stops in the middle', async () => {
    const apiUrl = await sipgateThat((_, response) => response.write('{"items":['));
    expect(await failureOf(fetchFrom(apiUrl, '/users', { timeoutMs: 50 }))).toMatchObject({
      problem: 'timed-out',
    });
  });

  test('is a broken connection', async () => {
    const apiUrl = await sipgateThat((_, response) => response.socket?.destroy());
    expect(await failureOf(fetchFrom(apiUrl, '/users'))).toMatchObject({
      problem: 'unreachable',
      status: null,
    });
  });

  test('is a server that is not there', async () => {
    const apiUrl = await sipgateThat(() => {});
    await new Promise(resolve => servers.pop()?.close(resolve));
    expect(await failureOf(fetchFrom(apiUrl, '/users'))).toMatchObject({
      problem: 'unreachable',
      message:
        "sipgate's API can't be reached for /users (ECONNREFUSED). Check SIPGATE_API_URL and the network.",
    });
  });
});

test('a request that is no longer wanted ends with the reason given', async () => {
  const stop = new AbortController();
  const apiUrl = await sipgateThat(() => stop.abort(new Error('Familiar stops.')));
  await expect(fetchFrom(apiUrl, '/users', { signal: stop.signal })).rejects.toThrow('Familiar stops.');
});
