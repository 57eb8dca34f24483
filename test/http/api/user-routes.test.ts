import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSession } from '../../../src/app/access/access.ts';
import { signOnIdOf } from '../../../src/app/access/single-sign-on.ts';
import type { Role } from '../../../src/app/ports/page.ts';
import { callback } from '../../store/entries.ts';
import { caller } from '../../support/builders.ts';
import { startTestPage, type TestPage, testPassword } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

test('the last admin stays', async () => {
  const admin = await page.as('admin');
  const { users } = (await admin.request('GET', '/users')).body;
  const { id } = users.find((user: { role: string }) => user.role === 'admin');
  const demoted = { role: 'viewer', agentId: null, password: null };
  for (const answer of [
    await admin.request('DELETE', `/users/${id}`),
    await admin.request('PUT', `/users/${id}`, demoted),
  ])
    expect([answer.status, answer.body.code]).toEqual([409, 'last-admin']);
});

test('a name, a role or an agent is changed in place, and counts at once where they are signed in', async () => {
  const admin = await page.as('admin');
  const add = (login: string) => admin.request('POST', '/users', { login, role: 'viewer', agentId: null });
  const [{ body: user }] = [await add('berta'), await add('carl')];
  const session = await startSession(page.context, user);
  const headers = { cookie: `familiar_session=${session.secret}` };
  const nobody = await page.as('nobody');
  const put = (login: string, role: Role, agentId: string | null) =>
    admin.request('PUT', `/users/${user.id}`, { login, role, agentId, password: null });

  expect((await put('Carl', 'viewer', null)).body.code).toBe('login-taken');
  expect((await put('berta', 'agent', null)).status).toBe(400);
  expect((await put('Berta-Meier', 'agent', 'w2')).status).toBe(200);
  const seen = await nobody.request('GET', '/session', undefined, headers);
  expect(seen.body.user).toMatchObject({ login: 'berta-meier', role: 'agent', agentId: 'w2' });
  expect((await nobody.request('GET', '/board', undefined, headers)).body.code).toBe('not-allowed');
  const [entry] = await page.context.store.audit.list(1, null);
  expect(entry).toMatchObject({ event: 'user-changed', about: 'berta → berta-meier (agent, w2)' });
});

test('a callback that somebody has taken stays theirs under another name', async () => {
  const admin = await page.as('admin');
  const { directory } = page.context.store;
  const { body: user } = await admin.request('POST', '/users', {
    login: 'dora',
    role: 'supervisor',
    agentId: null,
  });
  await directory.saveCallbacks([callback({ caller, takenBy: 'dora', takenAt: 1_000 })]);
  const change = { login: 'dorothea', role: 'supervisor', agentId: null, password: null };
  await admin.request('PUT', `/users/${user.id}`, change);
  expect((await directory.callbacksOf([caller]))[0]?.takenBy).toBe('dorothea');
});

test('name and role of a company account are not changed here', async () => {
  const admin = await page.as('admin');
  const id = signOnIdOf('https://login.example.com 1');
  const user = { id, login: 'erwin', role: 'viewer', agentId: null, createdAt: 0 } as const;
  await page.context.store.accounts.addUser({ ...user, passwordHash: null });
  const change = { login: 'erwin', role: 'admin', agentId: null, password: null };
  expect((await admin.request('PUT', `/users/${id}`, change)).body.code).toBe('refused');
  expect((await admin.request('POST', `/users/${id}/password-link`)).body.code).toBe('refused');
});

test('a changed password ends the sessions of its user', async () => {
  const admin = await page.as('admin');
  const created = await admin.request('POST', '/users', {
    login: 'temp',
    password: testPassword,
    role: 'viewer',
    agentId: null,
  });
  const nobody = await page.as('nobody');
  const { headers } = await nobody.request('POST', '/session', { login: 'temp', password: testPassword });
  const cookie = { cookie: headers.get('set-cookie')?.split(';')[0] ?? '' };
  const change = { role: 'viewer', agentId: null, password: 'another long one' };
  expect((await admin.request('PUT', `/users/${created.body.id}`, change)).status).toBe(200);
  expect((await nobody.request('GET', '/board', undefined, cookie)).status).toBe(401);
  expect((await admin.request('DELETE', `/users/${created.body.id}`)).status).toBe(200);
});
