import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addUser, issueSetUpLink, issueSignInLink } from '../../../src/app/access/access.ts';
import { startTestPage, type TestPage, testPassword } from '../../support/page.ts';

const erika = { login: 'erika', password: testPassword, role: 'viewer', agentId: null } as const;
const right = { login: 'erika', password: testPassword };

let page: TestPage;
beforeEach(async () => {
  page = await startTestPage();
});
afterEach(() => page[Symbol.asyncDispose]());

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  return (await page.as('nobody')).request('POST', path, body, headers);
}

describe('guessing a password', () => {
  test('is not what a request without a password, or with an odd login, is taken for', async () => {
    await addUser(page.context, erika);
    for (let request = 0; request < 11; request++)
      for (const odd of [{ login: 'erika' }, { login: ['erika'], password: 'x' }, {}])
        expect((await post('/session', odd)).status).toBe(400);
    expect((await post('/session', right)).status).toBe(200);
  });
});

test('whoever tries wrong links keeps nobody from using a right one, or from the set-up', async () => {
  for (let link = 0; link < 30; link++)
    expect((await post('/session-by-link', { secret: `guess ${link}` })).status).toBe(401);
  const secret = await issueSetUpLink(page.context);
  const made = await post('/set-up', { secret, login: 'chefin', password: testPassword });
  expect(made.status).toBe(200);
  const user = await page.context.store.accounts.userByLogin('chefin');
  const link = user && (await issueSignInLink(page.context, user));
  expect((await post('/session-by-link', { secret: link })).status).toBe(200);
});

test('one link is tried ten times at most', async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 11; guess++)
    statuses.push((await post('/session-by-link', { secret: 'the same' })).status);
  expect(statuses).toEqual([...Array(10).fill(401), 429]);
});

test('the browser in which somebody has signed in is known by its cookie, the next time as well', async () => {
  await addUser(page.context, erika);
  const first = await post('/session', right);
  const [, cookie = ''] = first.headers.getSetCookie().map(text => text.split(';')[0] ?? '');
  expect(cookie).toMatch(/^familiar_browser=\S{43}$/);
  const again = await post('/session', right, { cookie });
  expect(again.headers.getSetCookie()[1]).toContain(cookie);
});

test('a browser is remembered once, and twenty of a user', async () => {
  const user = await addUser(page.context, { ...erika, password: null });
  if (user === null) throw new Error('There is no such user yet.');
  for (let browser = 0; browser < 25; browser++)
    await post('/session-by-link', { secret: await issueSignInLink(page.context, user) });
  const keys = await page.context.store.accounts.keysOf(user.id);
  expect(keys.filter(({ kind }) => kind === 'browser')).toHaveLength(20);
});
