import { mkdir, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPageFiles, pageRoutes } from '../../src/http/page-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const built = join(import.meta.dirname, '../../dist/web');
let server: FastifyInstance;
let origin = '';

beforeAll(async () => {
  server = Fastify();
  pageRoutes(server, await loadPageFiles(built));
  origin = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

/** As it is, unlike `fetch`, which tidies paths up. */
function raw(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(origin);
      const request = httpRequest({ hostname, port, path, headers }, response => {
        const parts: Buffer[] = [];
        response.on('data', part => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      });
      request.on('error', reject);
      request.end();
    },
  );
}

test('the page loads nothing from elsewhere and may not be framed', async () => {
  const { status, headers } = await raw('/');
  const policy = String(headers['content-security-policy']);
  expect(status).toBe(200);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
});

test('the first view is below 100 kB compressed, and its files may be kept for ever', async () => {
  const page = (await raw('/')).body.toString();
  const assets = [...page.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(match => match[1] ?? '');
  expect(assets.length).toBeGreaterThanOrEqual(3);
  const files = await Promise.all(assets.map(path => raw(path, { 'accept-encoding': 'gzip, br' })));
  const bytes = files.reduce((sum, { body }) => sum + body.length, page.length);
  expect(bytes).toBeLessThan(100_000);
  for (const [index, path] of assets.entries()) {
    const headers = files[index]?.headers ?? {};
    expect(headers['content-encoding']).toBe('br');
    expect(headers['cache-control']).toBe(
      path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    const plain = (await raw(path)).body;
    expect(brotliDecompressSync(files[index]?.body ?? Buffer.alloc(0)).equals(plain)).toBe(true);
  }
});

test('the page is built as for users, and names no path of whoever built it', async () => {
  const files = [...((await loadPageFiles(built)) ?? [])].filter(([path]) => path.endsWith('.js'));
  const root = join(built, '../..');
  expect(files.filter(([, { plain }]) => plain.includes(root)).map(([path]) => path)).toEqual([]);
});

function firstSentence(own: object): string {
  const sentence = Object.values(own).find(text => typeof text === 'string' && /\S \S+ \S/.test(text));
  if (typeof sentence !== 'string') throw new Error('There is no sentence.');
  return sentence;
}

test.each([
  '/../package.json',
  '/assets/../../../package.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/....//....//package.json',
  '/assets/%00',
  '/assets\\..\\..\\package.json',
  '/index.html.br',
  '/assets/',
  '//etc/passwd',
  '/constructor',
  '/__proto__',
])('%s is nothing', async path => {
  const { status, body } = await raw(path);
  expect([400, 404]).toContain(status);
  expect(body.toString()).not.toContain('familiar"');
});

test('without a build the page says what to do', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'assets/left-over.js'), '');
  expect(await loadPageFiles(folder)).toBeNull();
  expect(await loadPageFiles(join(folder, 'missing'))).toBeNull();
  const empty = Fastify();
  pageRoutes(empty, null);
  const { statusCode, body } = await empty.inject('/');
  expect([statusCode, body]).toEqual([404, expect.stringContaining('npm run build')]);
});
