import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { addUser, issueToken } from '../../../src/app/access/access.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { deferred } from '../../../src/app/deferred.ts';
import { newCall } from '../../support/builders.ts';
import { startTestPage, type TestPage, type TestVisitor } from '../../support/page.ts';

const users = 10;
const tabs = 20;

type Headers = Readonly<Record<string, string>>;

/** A viewer, who notes when what they hear contains a text. */
async function watch(page: Pick<TestPage, 'url'>, headers: Headers) {
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    get(`${page.url}/api/events`, { headers, agent: false }, resolve).on('error', reject),
  );
  let heard = '';
  const waiting: { text: string; tell: (at: number) => void }[] = [];
  const check = (): void => {
    for (const one of waiting) if (heard.includes(one.text)) one.tell(performance.now());
  };
  response.on('data', (part: Buffer) => {
    heard += part.toString();
    check();
  });
  return {
    response,
    hears(text: string): Promise<number> {
      return new Promise(tell => {
        waiting.push({ text, tell });
        check();
      });
    },
  };
}

/** Somebody new who may watch, by a token. */
async function newcomer({ context }: TestPage, login: string) {
  const user = await addUser(context, { login, password: null, role: 'viewer', agentId: null });
  if (user === null) throw new Error(`There is ${login} already.`);
  return { user, headers: { authorization: `Bearer ${await issueToken(context, user, 'test')}` } };
}

test('two hundred viewers hear of a call soon after it came, each once, and one who leaves is let go', async () => {
  await using page = await startTestPage();
  const { context } = page;
  const viewer = await page.as('viewer');
  const { headers } = await viewer.request('GET', '/board');
  expect(headers.get('cache-control')).toBe('no-store');
  const people = await Promise.all(
    Array.from({ length: users }, (_, number) => newcomer(page, `u${number}`)),
  );
  const watching = await Promise.all(
    people.flatMap(({ headers: theirs }) => Array.from({ length: tabs }, () => watch(page, theirs))),
  );
  expect(watching[0]?.response.headers['content-type']).toContain('text/event-stream');
  await Promise.all(watching.map(one => one.hears('"type":"board"')));

  const cameAt = performance.now();
  await takeCall(context, newCall({ callId: 'LIVE' }));
  const heardAt = await Promise.all(watching.map(one => one.hears('"callId":"LIVE"')));
  // A generous bound: some milliseconds on a machine at rest.
  expect(Math.max(...heardAt) - cameAt).toBeLessThan(2_000);

  for (const one of watching) one.response.destroy();
  const gone = await page.as('admin');
  await expect
    .poll(async () => (await gone.request('GET', '/health')).body.viewers, { timeout: 10_000 })
    .toBe(0);
});

test('a twenty-first stream of one user is refused with a sentence, and one that ends makes room', async () => {
  await using page = await startTestPage();
  const { headers } = await newcomer(page, 'erika');
  const watching = await Promise.all(Array.from({ length: tabs }, () => watch(page, headers)));
  const nobody = await page.as('nobody');
  const refused = await nobody.request('GET', '/events', undefined, headers);
  expect([refused.status, refused.headers.get('retry-after'), refused.body]).toEqual([
    429,
    '30',
    {
      code: 'too-many-streams',
      error: 'The board is open too many times at once; close it somewhere else.',
      text: { en: expect.any(String), de: expect.any(String) },
    },
  ]);
  watching[0]?.response.destroy();
  const again = async (): Promise<number | undefined> => (await watch(page, headers)).response.statusCode;
  await expect.poll(again).toBe(200);
});

test('whoever leaves before their stream has begun takes no room', async () => {
  await using page = await startTestPage();
  await takeCall(page.context, newCall());
  const { headers } = await newcomer(page, 'erika');
  const { promise: haveLeft, resolve: leave } = deferred();
  let asked = 0;
  const namesOf = async () => {
    asked += 1;
    await haveLeft;
    return [];
  };
  Object.assign(page.context.store.directory, { namesOf });
  const requests = Array.from({ length: tabs }, () =>
    get(`${page.url}/api/events`, { headers, agent: false }).on('error', () => {}),
  );
  await expect.poll(() => asked).toBe(tabs);
  for (const request of requests) request.destroy();
  // The server has heard of it when it answers what came later.
  const admin = await page.as('admin');
  await admin.request('GET', '/health');
  leave();
  expect((await watch(page, headers)).response.statusCode).toBe(200);
  expect((await admin.request('GET', '/health')).body.viewers).toBe(1);
});

interface Ending {
  readonly what: string;
  /** Of a request with their key afterwards. */
  readonly status?: 200;
  change(page: TestPage, userId: string, admin: TestVisitor): Promise<unknown>;
}

test.each<Ending>([
  {
    what: 'their token is revoked',
    async change({ context: { store } }, userId) {
      for (const { hash } of await store.accounts.keysOf(userId)) await store.accounts.deleteKey(hash);
    },
  },
  {
    what: 'they are deleted on the page',
    change: (_, userId, admin) => admin.request('DELETE', `/users/${userId}`),
  },
  {
    what: 'they get another role on the page, by which they may come again',
    status: 200,
    change: (_, userId, admin) =>
      admin.request('PUT', `/users/${userId}`, { role: 'supervisor', agentId: null, password: null }),
  },
  { what: 'their key expires', change: async ({ clock }) => clock.advance(3 * 365 * 86_400_000) },
])('somebody’s stream ends when $what', async ({ change, status = 401 }) => {
  await using page = await startTestPage();
  const { user, headers } = await newcomer(page, 'erika');
  const { response } = await watch(page, headers);
  const ended = once(response, 'end');
  await change(page, user.id, await page.as('admin'));
  await ended;
  const again = await (await page.as('nobody')).request('GET', '/board', undefined, headers);
  expect(again.status).toBe(status);
});

test('a stream has ended by the time that the page says its key is revoked', async () => {
  await using page = await startTestPage();
  const admin = await page.as('admin');
  const { user, headers } = await newcomer(page, 'erika');
  const { response } = await watch(page, headers);
  response.resume();
  await admin.request('DELETE', `/users/${user.id}`);
  expect((await admin.request('GET', '/health')).body.viewers).toBe(0);
});
