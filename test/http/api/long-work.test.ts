import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { addUser, issueToken } from '../../../src/app/access/access.ts';
import { deferred } from '../../../src/app/deferred.ts';
import { apiRoutes } from '../../../src/http/api/routes.ts';
import { defaultLimits } from '../../../src/http/server.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

/** Lets searches take until they are told to end, and counts them. */
function slowSearches({ context }: TestPage) {
  const { promise, resolve } = deferred();
  let begun = 0;
  const recentCallers = async () => {
    begun += 1;
    await promise;
    return [];
  };
  Object.assign(context.store.directory, { recentCallers });
  return { end: resolve, begun: () => begun };
}

test('somebody may have two long requests going on at once, and others are not held up by them', async () => {
  await using page = await startTestPage();
  const searches = slowSearches(page);
  const [viewer, admin] = [await page.as('viewer'), await page.as('admin')];
  const asked = [1, 2].map(() => viewer.request('GET', '/callers'));
  await expect.poll(searches.begun).toBe(2);

  const third = await viewer.request('GET', '/callers');
  expect([third.status, third.headers.get('retry-after'), third.body.code]).toEqual([429, '1', 'too-much']);
  expect(third.body.text).toEqual({ en: expect.any(String), de: expect.any(String) });
  expect((await viewer.request('GET', '/board')).status).toBe(200);
  asked.push(admin.request('GET', '/callers'));
  await expect.poll(searches.begun).toBe(3);

  searches.end();
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await viewer.request('GET', '/callers')).status).toBe(200);
});

test('sessions and tokens of one user count together', async () => {
  await using page = await startTestPage();
  const searches = slowSearches(page);
  const person = { login: 'erika', password: null, role: 'viewer', agentId: null } as const;
  const user = await addUser(page.context, person);
  if (user === null) throw new Error('There is an Erika already.');
  const nobody = await page.as('nobody');
  const asked: Promise<{ status: number }>[] = [];
  for (const label of ['one', 'two', 'three']) {
    const token = await issueToken(page.context, user, label);
    asked.push(nobody.request('GET', '/callers', undefined, { authorization: `Bearer ${token}` }));
    if (label !== 'three') await expect.poll(searches.begun).toBe(asked.length);
  }
  expect((await asked[2])?.status).toBe(429);
  searches.end();
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 429]);
});

test('what has begun counts until it ends, also after its client has gone', async () => {
  await using page = await startTestPage();
  const searches = slowSearches(page);
  const viewer = await page.as('viewer');
  for (const begun of [1, 2]) {
    const asked = get(`${page.url}/api/callers`, { headers: { cookie: viewer.cookie }, agent: false });
    asked.on('error', () => {});
    await expect.poll(searches.begun).toBe(begun);
    asked.destroy();
  }
  expect((await viewer.request('GET', '/callers')).status).toBe(429);
  searches.end();
  await expect.poll(async () => (await viewer.request('GET', '/callers')).status).toBe(200);
});

test('for a client that has gone nothing is begun', async () => {
  await using page = await startTestPage();
  const searches = slowSearches(page);
  const viewer = await page.as('viewer');
  const { accounts } = page.context.store;
  const { findKey } = accounts;
  const { promise: isGone, resolve: leave } = deferred();
  let recognised = 0;
  // The second look at who asks, once the request has been counted, ends only after the client has gone.
  const late: typeof findKey = async (hash, now) => {
    recognised += 1;
    if (recognised === 2) await isGone;
    return findKey(hash, now);
  };
  Object.assign(accounts, { findKey: late });
  const asked = get(`${page.url}/api/callers`, { headers: { cookie: viewer.cookie }, agent: false });
  asked.on('error', () => {});
  await expect.poll(() => recognised).toBe(2);
  asked.destroy();
  // The server has heard of it when it answers what came later.
  expect((await viewer.request('GET', '/board')).status).toBe(200);
  leave();
  searches.end();
  expect((await viewer.request('GET', '/callers')).status).toBe(200);
  expect(searches.begun()).toBe(1);
  expect(page.log.lines.filter(line => line.startsWith('error'))).toEqual([]);
});

test('reports, searches, exports, erasures, previews, uploads and questions to the outside are long', () => {
  const long = apiRoutes.filter(({ isLong }) => isLong).map(({ method, path }) => `${method} ${path}`);
  expect(long.toSorted()).toEqual([
    'DELETE /callers/:number',
    'GET /callers',
    'GET /callers/:number/erasure',
    'GET /callers/:number/export',
    'GET /calls',
    'GET /connect/import/known-before',
    'GET /reports',
    'GET /settings/rules',
    'POST /agents/:agentId/calendar',
    'POST /connect/address',
    'POST /connect/token',
    'POST /settings/merge',
    'POST /settings/preview',
    'POST /settings/review',
    'PUT /agents/:agentId/calendar',
    'PUT /announcements/sound',
    'PUT /settings',
  ]);
});

test('long work is waited for longer than a client that says nothing', async () => {
  await using page = await startTestPage({}, undefined, { ...defaultLimits, unreadMs: 100 });
  const searches = slowSearches(page);
  const asked = (await page.as('viewer')).request('GET', '/callers');
  await expect.poll(searches.begun).toBe(1);
  // Came later, and is cut off.
  const silent = connect(page.port, '127.0.0.1');
  await once(silent.resume(), 'close');
  searches.end();
  expect((await asked).status).toBe(200);
});
