import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSession } from '../../../src/app/access/access.ts';
import { startTestPage, type TestPage, testPassword } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

async function invite(login: string) {
  const admin = await page.as('admin');
  const { body: user } = await admin.request('POST', '/users', { login, role: 'viewer', agentId: null });
  const link = async (): Promise<string> =>
    (await admin.request('POST', `/users/${user.id}/password-link`)).body.secret;
  return { user, link };
}

async function ask(method: string, secret: string, password?: string) {
  const body = password === undefined ? { secret } : { secret, password };
  return (await page.as('nobody')).request(method, '/password-link', body);
}

test('whoever is invited chooses a password by a link, once, and signs in with it', async () => {
  const { user, link } = await invite('erika');
  const secret = await link();
  for (const _ of [1, 2]) expect((await ask('POST', secret)).body).toEqual({ login: 'erika', isFirst: true });
  const usual = await ask('PUT', secret, 'password123');
  expect([usual.status, usual.body.text.de]).toEqual([422, expect.stringContaining('ausprobiert')]);
  expect((await ask('PUT', secret, testPassword)).status).toBe(200);
  for (const again of [await ask('POST', secret), await ask('PUT', secret, testPassword)])
    expect([again.status, again.body.text.en]).toEqual([401, expect.stringContaining('has been used')]);
  const nobody = await page.as('nobody');
  const signedIn = await nobody.request('POST', '/session', { login: 'erika', password: testPassword });
  expect([signedIn.status, signedIn.body.user.id]).toEqual([200, user.id]);
  const entries = (await page.context.store.audit.list(10, null)).map(({ event, by }) => [event, by]);
  expect(entries).toContainEqual(['password-link-created', 'admin']);
  expect(entries).toContainEqual(['password-chosen', 'erika']);
}, 30_000);

test('a forgotten password is replaced by link, and whoever was signed in is out; nobody signs in by the link itself', async () => {
  const { user, link } = await invite('frieda');
  await page.context.store.accounts.changeUser({ id: user.id, passwordHash: 'forgotten' });
  const { secret: session } = await startSession(page.context, user);
  const headers = { cookie: `familiar_session=${session}` };
  const nobody = await page.as('nobody');
  const [first, second] = [await link(), await link()];
  expect((await ask('POST', second)).body).toEqual({ login: 'frieda', isFirst: false });
  expect((await ask('PUT', first, testPassword)).status).toBe(401);
  expect((await nobody.request('POST', '/session-by-link', { secret: second })).status).toBe(401);
  expect((await nobody.request('GET', '/board', undefined, headers)).status).toBe(200);
  expect((await ask('PUT', second, testPassword)).status).toBe(200);
  expect((await nobody.request('GET', '/board', undefined, headers)).status).toBe(401);
}, 30_000);

test('a link expires after 48 hours, which it says, and only its hash is kept', async () => {
  const { user, link } = await invite('gerda');
  const secret = await link();
  const admin = await page.as('admin');
  const listed = async () =>
    (await admin.request('GET', '/users')).body.users.find((one: { id: string }) => one.id === user.id);
  expect(await listed()).toMatchObject({
    hasPassword: false,
    linkUntil: page.clock() + 48 * 3_600_000,
    lastSeenAt: null,
  });
  expect(JSON.stringify(await page.context.store.accounts.keysOf(user.id))).not.toContain(secret);
  page.clock.advance(48 * 3_600_000);
  const late = await ask('PUT', secret, testPassword);
  expect([late.status, late.body.text.de]).toEqual([401, expect.stringContaining('abgelaufen')]);
  expect((await listed()).linkUntil).toBeNull();
});

test('nobody makes such a link for themselves: a browser left open must not be enough', async () => {
  const admin = await page.as('admin');
  const { id } = (await admin.request('GET', '/session')).body.user;
  const { status, body } = await admin.request('POST', `/users/${id}/password-link`);
  expect([status, body.text.de]).toEqual([422, expect.stringContaining('Mein Zugang')]);
});
