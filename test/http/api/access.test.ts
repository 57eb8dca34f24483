import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addUser,
  issueSetUpLink,
  issueSignInLink,
  issueToken,
  signInByLink,
} from '../../../src/app/access/access.ts';
import type { Role } from '../../../src/app/ports/page.ts';
import { apiRoutes } from '../../../src/http/api/routes.ts';
import { everyRole, startTestPage, type TestPage, testPassword } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

const person = { login: 'erika', password: testPassword, role: 'viewer', agentId: null } as const;
const pathOf = (path: string): string => path.replaceAll(/:\w+/g, 'unknown');
const everybody: readonly Role[] = ['admin', 'supervisor', 'viewer', 'agent'];
const guarded = [...apiRoutes, { method: 'GET', path: '/events', roles: everybody } as const];

test('browsers take every answer of the API for what it says it is', async () => {
  for (const role of ['viewer', 'nobody'] as const)
    for (const path of ['/session', '/board', '/openapi.json', '/callers/x/export']) {
      const { headers } = await (await page.as(role)).request('GET', path);
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
    }
});

describe('every route', () => {
  test.each(guarded)('$method $path is for its roles only', async ({ method, path, roles }) => {
    for (const role of everyRole) {
      if (roles === 'anyone' || (role !== 'nobody' && roles.includes(role))) continue;
      const visitor = await page.as(role);
      const { status, body } = await visitor.request(method, pathOf(path));
      expect([role, status, body.code]).toEqual([
        role,
        role === 'nobody' ? 401 : 403,
        role === 'nobody' ? 'signed-out' : 'not-allowed',
      ]);
    }
  });

  test.each(apiRoutes.filter(({ method, roles }) => method !== 'GET' && roles !== 'anyone'))(
    '$method $path refuses what another site sends',
    async ({ method, path }) => {
      const admin = await page.as('admin');
      for (const forged of ['', 'x', 'a'.repeat(43)]) {
        const answer = await admin.request(method, pathOf(path), {}, { 'x-familiar-csrf': forged });
        expect([answer.status, answer.body.code]).toEqual([403, 'forged']);
      }
    },
  );
});

describe('sessions', () => {
  test('a wrong password and an unknown login are told alike', async () => {
    await addUser(page.context, person);
    const nobody = await page.as('nobody');
    const wrong = await nobody.request('POST', '/session', { login: 'erika', password: 'not this one' });
    const unknown = await nobody.request('POST', '/session', { login: 'who', password: testPassword });
    expect([wrong.status, wrong.body]).toEqual([401, expect.objectContaining({ code: 'wrong-password' })]);
    expect(unknown.body).toEqual(wrong.body);
  });

  test('the cookie is for this site and for HTTP only, and behind https for https only', async () => {
    const login = { login: 'ERIKA', password: testPassword };
    const nobody = await page.as('nobody');
    const plain = await nobody.request('POST', '/session', login);
    expect(plain.body.user).toMatchObject({ login: 'erika', role: 'viewer' });
    const [session, browser] = plain.headers.getSetCookie();
    expect(session).toMatch(/^familiar_session=\S{43}; Expires=.*; HttpOnly; SameSite=Strict$/);
    expect(browser).toMatch(/^familiar_browser=\S{43}; Expires=.*; HttpOnly; SameSite=Strict$/);
    const proxied = await nobody.request('POST', '/session', login, { 'x-forwarded-proto': 'https' });
    for (const cookie of proxied.headers.getSetCookie())
      expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
  });

  test('a session ends when it is signed out, revoked, or not used for a week', async () => {
    await using own = await startTestPage();
    const { store } = own.context;
    await own.as('admin');
    const user = await store.accounts.userByLogin('admin');
    const nobody = await own.as('nobody');
    const login = async () => {
      const session = user && (await signInByLink(own.context, await issueSignInLink(own.context, user)));
      return { cookie: `familiar_session=${session?.secret}` };
    };
    const isIn = async (headers: { cookie: string }) =>
      (await nobody.request('GET', '/session', undefined, headers)).body.user !== null;

    const first = await login();
    const { csrf } = (await nobody.request('GET', '/session', undefined, first)).body;
    expect(await isIn(first)).toBe(true);
    await nobody.request('DELETE', '/session', undefined, { ...first, 'x-familiar-csrf': csrf });
    expect(await isIn(first)).toBe(false);

    const second = await login();
    const keys = (await nobody.request('GET', '/keys', undefined, second)).body.keys;
    await store.accounts.deleteKey(keys.find((key: { isCurrent: boolean }) => key.isCurrent).hash);
    expect(await isIn(second)).toBe(false);

    const third = await login();
    own.clock.advance(6 * 86_400_000);
    expect(await isIn(third)).toBe(true);
    own.clock.advance(6 * 86_400_000);
    expect(await isIn(third)).toBe(true);
    own.clock.advance(8 * 86_400_000);
    expect(await isIn(third)).toBe(false);
  });

  test.each(['', 'x', '../../etc/passwd', 'a'.repeat(5_000), '%00', '"><script>'])(
    'a forged session is nobody: %s',
    async secret => {
      const nobody = await page.as('nobody');
      const answer = await nobody.request('GET', '/board', undefined, {
        cookie: `familiar_session=${encodeURIComponent(secret)}`,
      });
      expect(answer.status).toBe(401);
    },
  );
});

describe('links and tokens', () => {
  test('the set-up link makes the first admin, once, and then never again', async () => {
    await using fresh = await startTestPage();
    const nobody = await fresh.as('nobody');
    expect((await nobody.request('GET', '/session')).body).toMatchObject({ user: null, needsSetUp: true });
    const secret = await issueSetUpLink(fresh.context);
    const wanted = { secret, login: 'Chefin', password: testPassword };
    const short = await nobody.request('POST', '/set-up', { ...wanted, password: 'short' });
    expect([short.status, short.body.error]).toEqual([400, expect.stringContaining('password')]);
    const made = await nobody.request('POST', '/set-up', wanted);
    expect([made.status, made.body.user]).toEqual([
      200,
      expect.objectContaining({ login: 'chefin', role: 'admin' }),
    ]);
    const again = await nobody.request('POST', '/set-up', { ...wanted, login: 'other' });
    expect([again.status, again.body.code]).toEqual([401, 'used-link']);
    expect(await issueSetUpLink(fresh.context)).toBeNull();
  });

  test('a sign-in link is good once', async () => {
    await page.as('viewer');
    const user = await page.context.store.accounts.userByLogin('viewer');
    const secret = user && (await issueSignInLink(page.context, user));
    const nobody = await page.as('nobody');
    const answers = await Promise.all(
      [1, 2, 3].map(() => nobody.request('POST', '/session-by-link', { secret })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  test('a script shows a token, needs no cookie, and has the rights of its user', async () => {
    await page.as('viewer');
    const user = await page.context.store.accounts.userByLogin('viewer');
    const token = user && (await issueToken(page.context, user, 'wall'));
    const nobody = await page.as('nobody');
    const headers = { authorization: `Bearer ${token}` };
    expect((await nobody.request('GET', '/board', undefined, headers)).status).toBe(200);
    expect((await nobody.request('DELETE', '/keys/unknown', undefined, headers)).body.code).toBe('not-found');
    const another = await nobody.request('POST', '/keys', { label: 'another' }, headers);
    expect([another.status, another.body.code]).toEqual([422, 'refused']);
    expect((await nobody.request('GET', '/users', undefined, headers)).body.code).toBe('not-allowed');
    const wrong = { authorization: `Bearer ${token}x` };
    expect((await nobody.request('GET', '/board', undefined, wrong)).status).toBe(401);
  });
});

test.each([
  ['takes nothing', () => Promise.reject(new Error('locked'))],
  ['hangs', () => new Promise<never>(() => {})],
])('a database that %s does not sign anybody out, or hide the page', async (_, use) => {
  const viewer = await page.as('viewer');
  expect((await viewer.request('GET', '/board')).status).toBe(200);
  const { accounts } = page.context.store;
  const { useKey } = accounts;
  let asked = 0;
  const countAndUse = (): Promise<void> => {
    asked += 1;
    return use();
  };
  Object.assign(accounts, { useKey: countAndUse });
  page.clock.advance(2 * 3_600_000);
  expect((await viewer.request('GET', '/board')).status).toBe(200);
  expect(asked).toBe(1);
  Object.assign(accounts, { useKey });
});
