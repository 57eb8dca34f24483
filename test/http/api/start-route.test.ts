import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyRole, startTestPage, type TestPage } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

test('the page begins with who is signed in, and with the board where they may see it', async () => {
  for (const role of everyRole) {
    const visitor = await page.as(role);
    const { status, body } = await visitor.request('GET', '/start');
    const { board, ...session } = body;
    expect([role, status, session]).toEqual([role, 200, (await visitor.request('GET', '/session')).body]);
    const maySee = (await visitor.request('GET', '/board')).status === 200;
    expect([role, board?.agents.length]).toEqual([role, maySee ? 3 : undefined]);
  }
});

test.each([
  ['a long answer is compressed', '/openapi.json', 'br, gzip', 'gzip'],
  ['a short one is not', '/keys', 'br, gzip', undefined],
  ['nor is it for who does not understand that', '/openapi.json', 'identity', undefined],
])('%s', async (_, path, accepted, encoding) => {
  const { cookie } = await page.as('viewer');
  const { headers, body } = await raw(path, { cookie, 'accept-encoding': accepted });
  expect(headers['content-encoding']).toBe(encoding);
  const text = encoding === undefined ? body : gunzipSync(body);
  expect(Number(headers['content-length'])).toBe(body.length);
  expect(Object.keys(JSON.parse(text.toString()))).not.toEqual([]);
});

/** As it comes, unlike `fetch`, which unpacks it. */
function raw(path: string, headers: Record<string, string>) {
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    request(`${page.url}/api${path}`, { headers }, response => {
      const parts: Buffer[] = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });
}
