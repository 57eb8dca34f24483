import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FetchedCalendar, type FetchOptions, fetchCalendar } from '../../src/calendar/fetch-calendar.ts';
import { isPublicAddress } from '../../src/calendar/public-address.ts';
import { authority, type HttpsServer, startHttpsServer } from '../support/https-server.ts';

const ics = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
let server: HttpsServer;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
beforeAll(async () => {
  server = await startHttpsServer((request, response) => answer(request, response));
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  answer = (_, response) => response.end(ics);
});

const nothing = { etag: null, lastModified: null };

function fetched(
  path = '/secret.ics',
  options: Partial<FetchOptions> = {},
  known = nothing,
): Promise<FetchedCalendar> {
  const address = path.startsWith('https:') ? path : `${server.url}${path}`;
  const { signal } = new AbortController();
  return fetchCalendar(address, known, {
    privateHosts: new Set(['localhost']),
    ca: authority,
    ...options,
    signal,
  });
}

async function problemOf(...args: Parameters<typeof fetched>): Promise<string> {
  const result = await fetched(...args);
  return result.kind === 'failed' ? result.problem.en : result.kind;
}

describe('a published calendar is fetched', () => {
  test('as it is', async () => {
    expect(await fetched()).toEqual({ kind: 'fetched', bytes: Buffer.from(ics), validators: nothing });
  });

  test.each(['gzip', 'GZIP', 'x-gzip'])('packed, which its server calls %s', async encoding => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(gzipSync(ics));
    expect(await fetched()).toMatchObject({ bytes: Buffer.from(ics) });
  });

  test('only if it has changed', async () => {
    answer = ({ headers }, response) =>
      headers['if-none-match'] === '"1"' && headers['if-modified-since'] === 'yesterday'
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"1"', 'last-modified': 'yesterday' }).end(ics);
    const first = await fetched();
    expect(first).toMatchObject({ validators: { etag: '"1"', lastModified: 'yesterday' } });
    const known = { etag: '"1"', lastModified: 'yesterday' } as unknown as typeof nothing;
    expect(await fetched('/secret.ics', {}, known)).toEqual({ kind: 'unchanged' });
  });

  test('from where it has moved', async () => {
    answer = ({ url }, response) =>
      url === '/new.ics' ? response.end(ics) : response.writeHead(302, { location: '/new.ics' }).end();
    expect(await fetched()).toMatchObject({ kind: 'fetched' });
  });

  test('with a password, which goes no further than its server', async () => {
    await using other = await startHttpsServer((_, response) => response.end(ics));
    answer = (_, response) => response.writeHead(301, { location: `${other.url}/x` }).end();
    await fetched(`https://anna:word@localhost:${server.port}/a`);
    expect(server.requests.at(-1)?.headers.authorization).toBe(`Basic ${btoa('anna:word')}`);
    expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });
});

describe('a calendar is not fetched, and why is told without its address', () => {
  test.each<[string, number, string]>([
    [
      'that one may not read',
      403,
      'localhost:PORT does not let us read the calendar (403). Publish it, or renew its secret address.',
    ],
    [
      'that is gone',
      404,
      'At localhost:PORT there is no calendar under this address any more (404). Was it published under a new one?',
    ],
    ['whose server is broken', 500, 'localhost:PORT answers with an error (500).'],
  ])('%s', async (_, status, said) => {
    answer = (_request, response) => response.writeHead(status).end();
    expect(await problemOf()).toBe(said.replace('PORT', String(server.port)));
  });

  test('whose server wants to be left alone for a while', async () => {
    answer = (_, response) => response.writeHead(429, { 'retry-after': '600' }).end();
    expect(await fetched()).toMatchObject({ kind: 'failed', retryAfterMs: 600_000 });
    answer = (_, response) => response.writeHead(503, { 'retry-after': '9999999' }).end();
    expect(await fetched()).toMatchObject({ retryAfterMs: 86_400_000 });
  });

  test('that is a page on which to sign in', async () => {
    answer = (_, response) => response.end('\n<!doctype html>');
    expect(await problemOf()).toContain('answers with a web page instead of a calendar');
  });

  test('that is too large, packed or not', async () => {
    answer = (_, response) => response.end(Buffer.alloc(21 * 1024 * 1024));
    expect(await problemOf()).toBe('The calendar has more than 20 MB. Publish only the absences.');
    answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(21 * 1024 * 1024)));
    expect(await problemOf()).toContain('more than 20 MB');
  });

  test('that is packed badly', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('nonsense');
    expect(await problemOf()).toContain("can't be reached (Z_DATA_ERROR)");
  });

  test('that never comes, or breaks off', async () => {
    answer = () => {};
    expect(await problemOf('/', { timeoutMs: 100 })).toContain('took longer than 0.1 seconds');
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('BEGIN');
      response.destroy();
    };
    expect(await problemOf()).toContain("can't be reached (");
  });

  test('whose certificate nobody knows', async () => {
    const { signal } = new AbortController();
    const result = await fetchCalendar(`${server.url}/`, nothing, {
      privateHosts: new Set(['localhost']),
      signal,
    });
    expect(result).toMatchObject({ problem: { en: expect.stringContaining('is not trusted (') } });
  });

  test('that leads in circles, or out of the encryption', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/again' }).end();
    expect(await problemOf()).toContain('without end');
    answer = (_, response) => response.writeHead(302, { location: 'http://localhost/x.ics' }).end();
    expect(await problemOf()).toContain('only https:// is followed');
  });

  test('whose host nobody knows', async () => {
    expect(await problemOf('https://nobody.invalid/x.ics')).toBe('nobody.invalid is not known in the DNS.');
  });
});

describe('a calendar in a private network is not fetched', () => {
  const noHosts = { privateHosts: new Set<string>() };

  test.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0.0.0.0'])(
    'unless its host is named: %s',
    async host => {
      const before = server.requests.length;
      expect(await problemOf(`https://${host}:${server.port}/x.ics`, noHosts)).toContain(
        'CALENDAR_PRIVATE_HOSTS',
      );
      expect(server.requests).toHaveLength(before);
    },
  );

  test('not even where one in the internet leads there', async () => {
    answer = (_, response) =>
      response.writeHead(302, { location: `https://127.0.0.1:${server.port}/x.ics` }).end();
    const before = server.requests.length;
    expect(await problemOf()).toContain('127.0.0.1');
    expect(server.requests).toHaveLength(before + 1);
  });
});

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['::ffff:93.184.216.34', true],
  ['64:ff9b::5db8:d822', true],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.0.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['127.8.8.8', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['198.18.0.1', false],
  ['::', false],
  ['::1', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:a9fe:a9fe', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['2001:db8::1', false],
  ['localhost', false],
])('%s is an address of the internet: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
