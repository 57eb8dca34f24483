import { afterAll, beforeAll, expect, test } from 'vitest';
import { addUser, issueSignInLink, issueToken } from '../../../src/app/access/access.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
const quarterMs = 15 * 60_000;
const dayMs = 24 * 3_600_000;

/** A new user, signed in in so many browsers. */
async function signInOften(login: string, times: number) {
  const { context } = page;
  const user = await addUser(context, { login, password: null, role: 'viewer', agentId: null });
  if (user === null) throw new Error(`There is a ${login} already.`);
  const nobody = await page.as('nobody');
  const sessions: Record<string, string>[] = [];
  for (let time = 0; time < times; time++) {
    const secret = await issueSignInLink(context, user);
    const begun = await nobody.request('POST', '/session-by-link', { secret }, { 'user-agent': firefox });
    const [cookie = ''] = begun.headers.getSetCookie().map(text => text.split(';')[0]);
    sessions.push({ cookie, 'x-familiar-csrf': begun.body.csrf });
    page.clock.advance(1_000);
  }
  const isIn = async (headers: Record<string, string> = {}) =>
    (await nobody.request('GET', '/board', undefined, headers)).status === 200;
  return { user, sessions, nobody, isIn };
}

test('sessions are listed with their browser and when they were last used, and ended one by one or all', async () => {
  const { sessions, nobody, isIn } = await signInOften('erika', 4);
  const [mine = {}, second, third] = sessions;
  const list = async () => (await nobody.request('GET', '/keys', undefined, mine)).body.keys;
  const [, newest] = await list();
  expect(newest).toMatchObject({ kind: 'session', label: 'Firefox · Linux', usedAt: null, isCurrent: false });
  page.clock.advance(quarterMs);
  expect(await isIn(third)).toBe(true);
  expect((await list())[1].usedAt).toBe(page.clock());
  expect((await list()).map((key: { isCurrent: boolean }) => key.isCurrent)).toEqual([
    false,
    false,
    false,
    true,
  ]);
  await nobody.request('DELETE', `/keys/${newest.hash}`, undefined, mine);
  expect([await isIn(second), await isIn(third)]).toEqual([true, false]);
  await nobody.request('DELETE', '/sessions', undefined, mine);
  expect([await isIn(mine), await isIn(second), await isIn(sessions[3])]).toEqual([true, false, false]);
  expect(await list()).toHaveLength(1);
});

test('an admin sees the sessions and tokens of others, and ends them', async () => {
  const { user, sessions, isIn } = await signInOften('frieda', 3);
  const token = { authorization: `Bearer ${await issueToken(page.context, user, 'script')}` };
  const admin = await page.as('admin');
  const path = `/users/${user.id}`;
  const { keys } = (await admin.request('GET', `${path}/keys`)).body;
  expect(keys.map((key: { kind: string }) => key.kind).sort()).toEqual([
    'session',
    'session',
    'session',
    'token',
  ]);
  const last = keys.find((key: { kind: string }) => key.kind === 'session');
  expect((await admin.request('DELETE', `${path}/keys/${last.hash}`)).status).toBe(200);
  expect((await admin.request('DELETE', `${path}/keys/${last.hash}`)).status).toBe(404);
  expect([await isIn(sessions[0]), await isIn(sessions[2])]).toEqual([true, false]);
  expect((await admin.request('DELETE', `${path}/sessions`)).status).toBe(200);
  expect([await isIn(sessions[0]), await isIn(token)]).toEqual([false, true]);
  const events = (await page.context.store.audit.list(2, null)).map(({ event, about }) => [event, about]);
  expect(events).toEqual([
    ['sessions-ended', 'frieda'],
    ['key-revoked', 'frieda: Firefox · Linux'],
  ]);
});

test('a token is good as long as was asked for, or until it is revoked, and says when it was last used', async () => {
  const { sessions, nobody, isIn } = await signInOften('gerda', 1);
  const [mine = {}] = sessions;
  const make = async (label: string, days?: number | null) => {
    const { body } = await nobody.request('POST', '/keys', { label, days }, mine);
    return { authorization: `Bearer ${body.token}` };
  };
  const [week, forEver] = [await make('week', 7), await make('for ever', null)];
  await make('year');
  expect((await nobody.request('POST', '/keys', { label: 'odd', days: 8 }, mine)).status).toBe(400);
  await isIn(week);
  const listed = Object.fromEntries(
    (await nobody.request('GET', '/keys', undefined, mine)).body.keys.map(
      (key: { label: string; expiresAt: number | null; usedAt: number | null }) => [
        key.label,
        [key.expiresAt, key.usedAt],
      ],
    ),
  );
  const now = page.clock();
  expect(listed).toMatchObject({
    week: [now + 7 * dayMs, now],
    'for ever': [null, null],
    year: [now + 365 * dayMs, null],
  });
  page.clock.advance(7 * dayMs);
  expect([await isIn(week), await isIn(forEver)]).toEqual([false, true]);
  page.clock.advance(5_000 * dayMs);
  expect(await isIn(forEver)).toBe(true);
});
