import { afterAll, beforeAll, expect, test } from 'vitest';
import { addUser, issueSetUpLink, issueToken } from '../../../src/app/access/access.ts';
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

test('neither an admin nor the first user sets a password that everybody tries', async () => {
  await using fresh = await startTestPage();
  const nobody = await fresh.as('nobody');
  const secret = await issueSetUpLink(fresh.context);
  const user = { login: 'new', password: 'password1234' };
  const first = await nobody.request('POST', '/set-up', { ...user, secret });
  expect([first.status, first.body.code]).toEqual([422, 'refused']);
  // The link is still good.
  const again = await nobody.request('POST', '/set-up', { ...user, password: testPassword, secret });
  expect(again.status).toBe(200);
  const admin = await page.as('admin');
  const added = await admin.request('POST', '/users', { ...user, role: 'viewer', agentId: null });
  expect([added.status, added.body.code]).toEqual([422, 'refused']);
});

test('a stranger’s password is not judged, since that takes a while', async () => {
  const nobody = await page.as('nobody');
  const guess = { login: 'new', password: 'password1234', secret: 'guess' };
  expect((await nobody.request('POST', '/set-up', guess)).body.code).toBe('used-link');
});
