import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyRole, startTestPage, type TestPage, visitor } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

test('the page begins with who is signed in, and with the board where they may see it', async () => {
  for (const role of everyRole) {
    const who = await page.as(role);
    const { status, body } = await who.request('GET', '/start');
    const { board, ...session } = body;
    expect([role, status, session]).toEqual([role, 200, (await who.request('GET', '/session')).body]);
    const maySee = (await who.request('GET', '/board')).status === 200;
    expect([role, board?.agents.length]).toEqual([role, maySee ? 3 : undefined]);
  }
});

test('who shows a session that has ended is told so, and who shows none is not', async () => {
  const ended = await visitor(page.url, 'viewer', 'ended').request('GET', '/start');
  expect(ended.body).toMatchObject({ user: null, hasEnded: true });
  for (const role of ['nobody', 'viewer'] as const)
    expect((await (await page.as(role)).request('GET', '/start')).body.hasEnded).toBe(false);
});

test('whether it is working is told to everybody who is signed in, and to nobody else', async () => {
  for (const role of everyRole) {
    const { status, body } = await (await page.as(role)).request('GET', '/glance');
    expect([role, status]).toEqual([role, role === 'nobody' ? 401 : 200]);
    if (status === 200) expect(['well', 'look', 'act']).toContain(body.level);
  }
});

test('viewers of the board are told of what happens to the service and to the goals', async () => {
  const { context } = page;
  const viewer = await page.as('viewer');
  const board = async () => (await viewer.request('GET', '/board')).body;
  context.health.warnAbout('clocks', { en: 'The clocks differ.', de: 'Die Uhren gehen verschieden.' });
  context.known.plan = {
    ...context.known.plan,
    goals: { answered: 0.5, serviceLevel: 0, serviceLevelMs: 20_000 },
  };
  expect(await board()).toMatchObject({
    glance: { level: 'act', finding: { sentence: { de: 'Die Uhren gehen verschieden.' } } },
    goals: { answered: 0.5, serviceLevel: 0, serviceLevelMs: 20_000 },
  });
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
