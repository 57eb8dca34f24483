import { mkdir, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPageFiles, pageRoutes } from '../../../src/http/page/page-files.ts';
import { german as settingsWords } from '../../../web/src/settings/german.ts';
import { german as firstViewWords } from '../../../web/src/words/german.ts';
import {
  germanAccount as accountWords,
  germanUser as userWords,
  germanWallLinks as wallWords,
} from '../../../web/src/words/german-access.ts';
import {
  germanCaller as callerWords,
  germanMissed as missedWords,
} from '../../../web/src/words/german-caller.ts';
import { germanDemo as demoWords } from '../../../web/src/words/german-demo.ts';
import { germanHealth as healthWords } from '../../../web/src/words/german-health.ts';
import { germanPeople as peopleWords } from '../../../web/src/words/german-people.ts';
import { germanReports as reportWords } from '../../../web/src/words/german-reports.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const built = join(import.meta.dirname, '../../../dist/web');
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
  // What it was built with runs, by its hash.
  expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='; style-src 'self';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
});

/** What the page names, and what its scripts import before they run; not what they may load later. */
async function firstFiles(): Promise<readonly string[]> {
  const page = (await raw('/')).body.toString();
  const named = [...page.matchAll(/(?:src|href)="\.(\/(?!api\/)[^"]+)"/g)].map(match => match[1] ?? '');
  // The browser fetches what installing needs when somebody installs it.
  const found = new Set(named.filter(path => !/\.(png|webmanifest)$/.test(path)));
  for (const path of found)
    if (path.endsWith('.js'))
      for (const [, file] of (await raw(path)).body
        .toString()
        .matchAll(/(?:\bimport|\bfrom)\s*["']\.\/([^"']+)["']/g))
        found.add(`/assets/${file}`);
  return [...found];
}

test('the first view is one script and one style sheet below 31 kB compressed, kept for ever', async () => {
  const paths = await firstFiles();
  expect(paths.map(path => path.split('.').at(-1)).sort()).toEqual(['css', 'js', 'svg']);
  const files = await Promise.all(paths.map(path => raw(path, { 'accept-encoding': 'gzip, br' })));
  const page = (await raw('/', { 'accept-encoding': 'br' })).body.length;
  expect(files.reduce((sum, { body }) => sum + body.length, page)).toBeLessThan(31_000);
  for (const [index, path] of paths.entries()) {
    const headers = files[index]?.headers ?? {};
    expect(headers['content-encoding']).toBe('br');
    expect(headers['cache-control']).toBe(
      path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    const plain = (await raw(path)).body;
    expect(brotliDecompressSync(files[index]?.body ?? Buffer.alloc(0)).equals(plain)).toBe(true);
  }
});

test.each([
  ['callers', callerWords],
  ['callbacks', missedWords],
  ['the team', peopleWords],
  ['reports', reportWords],
  ['settings', settingsWords],
  ['health', healthWords],
  ['phones of the demo', demoWords],
  ['users', userWords],
  ['one’s own account', accountWords],
  ['links of wall screens', wallWords],
])('the first view brings nothing of %s with it', async (_, own) => {
  const scripts = (await firstFiles()).filter(path => path.endsWith('.js'));
  const code = (await Promise.all(scripts.map(async path => (await raw(path)).body.toString()))).join();
  // A sentence that nothing else says: if it is not there, neither is the view that shows it.
  expect(code.includes(firstSentence(firstViewWords.live))).toBe(true);
  expect(code.includes(firstSentence(own))).toBe(false);
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

test('the page can be installed, below the path of a proxy too', async () => {
  const page = (await raw('/')).body.toString();
  expect(page).toContain('<link rel="manifest" href="./manifest.webmanifest" crossorigin="use-credentials"');
  const { headers, body } = await raw('/manifest.webmanifest');
  expect(headers['content-type']).toBe('application/manifest+json');
  const { start_url: start, scope, icons } = JSON.parse(body.toString());
  expect([start, scope]).toEqual(['./', './']);
  for (const { src, type, sizes } of icons) {
    expect(src).toMatch(/^[\w-]+\.(png|svg)$/);
    const icon = await raw(`/${src}`);
    expect([icon.status, icon.headers['content-type']]).toEqual([200, type]);
    expect(icon.body.length).toBeLessThan(20_000);
    // Where a PNG says how wide it is.
    if (type === 'image/png')
      expect(`${icon.body.readUInt32BE(16)}x${icon.body.readUInt32BE(20)}`).toBe(sizes);
  }
});
