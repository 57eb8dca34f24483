import { afterAll, beforeAll, expect, test } from 'vitest';
import { addUser, issueToken } from '../../../src/app/access/access.ts';
import { startTestPage, type TestPage, testPassword } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

async function signInTwice() {
  const nobody = await page.as('nobody');
  const given = { login: 'erika', password: testPassword };
  const user = await addUser(page.context, { ...given, role: 'viewer', agentId: null });
  const signIn = async () => {
    const { headers, body } = await nobody.request('POST', '/session', given);
    const cookie = headers
      .getSetCookie()
      .map(text => text.split(';')[0])
      .join('; ');
    return { cookie, 'x-familiar-csrf': body.csrf };
  };
  const token = user === null ? '' : await issueToken(page.context, user, 'script');
  return { mine: await signIn(), other: await signIn(), token, nobody };
}

test('users change their own password with the old one; everything else of theirs ends', async () => {
  const { mine, other, token, nobody } = await signInTwice();
  const change = (old: string, password: string) =>
    nobody.request('PUT', '/password', { old, password }, mine);
  const isIn = async (headers: Record<string, string>) =>
    (await nobody.request('GET', '/board', undefined, headers)).status === 200;

  const wrong = await change('not this one', 'Tisch Wolke Gabel');
  expect([wrong.status, wrong.body.code]).toEqual([422, 'wrong-old-password']);
  const usual = await change(testPassword, 'password123');
  expect([usual.status, usual.body.text.de]).toEqual([422, expect.stringContaining('ausprobiert')]);
  expect(await isIn(other)).toBe(true);

  expect((await change(testPassword, 'Tisch Wolke Gabel')).status).toBe(200);
  expect([await isIn(mine), await isIn(other), await isIn({ authorization: `Bearer ${token}` })]).toEqual([
    true,
    false,
    false,
  ]);
  const signIn = (password: string) => nobody.request('POST', '/session', { login: 'erika', password });
  expect([(await signIn(testPassword)).status, (await signIn('Tisch Wolke Gabel')).status]).toEqual([
    401, 200,
  ]);
  const entries = await page.context.store.audit.list(50, null);
  expect(entries.map(({ event }) => event)).toContain('password-changed');
}, 60_000);

test.each([
  ['POST', '/users'],
  ['POST', '/set-up'],
])('%s %s takes no password that everybody tries', async (method, path) => {
  const admin = await page.as('admin');
  const user = { login: 'new', password: 'password1234' };
  const body =
    path === '/users' ? { ...user, role: 'viewer', agentId: null } : { ...user, secret: 'does not matter' };
  const answer = await admin.request(method, path, body);
  expect([answer.status, answer.body.code]).toEqual([422, 'refused']);
});
