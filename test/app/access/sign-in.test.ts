import { beforeEach, expect, test } from 'vitest';
import { addUser, type NewSession, startSession } from '../../../src/app/access/access.ts';
import { rememberBrowser } from '../../../src/app/access/known-browsers.ts';
import { createSignInLimits, type SignInLimits } from '../../../src/app/access/limits/sign-in-limits.ts';
import { prepareFactor, turnFactorOn } from '../../../src/app/access/second-factor/set-up.ts';
import { BusyError } from '../../../src/app/access/short-queue.ts';
import { signIn } from '../../../src/app/access/sign-in.ts';
import type { User } from '../../../src/app/ports/page.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { codeAt } from '../../support/authenticator.ts';

const password = 'correct horse battery';
const none = { session: null, browser: null };

let app: TestApp;
let limits: SignInLimits;
let erika: User;
beforeEach(async () => {
  app = await createTestApp();
  limits = createSignInLimits(app.clock);
  const user = await addUser(app.context, { login: 'erika', password, role: 'viewer', agentId: null });
  if (user === null) throw new Error('There is an Erika already.');
  erika = user;
  return () => app.context.store.close();
});

/** As if strangers had guessed at her password without end. */
function lock(): void {
  const key = limits.keyOf({ login: 'erika', userId: erika.id, browser: null });
  while (limits.take(key));
}

const tryWith = (presented: { session: string | null; browser: string | null }, given = password) =>
  signIn(app.context, limits, { login: 'erika', password: given, code: null }, presented);

test('a lock keeps strangers out, even with the right password and whatever the case of the login', async () => {
  lock();
  for (const login of ['erika', 'ERIKA', 'Erika'])
    expect(await signIn(app.context, limits, { login, password, code: null }, none)).toMatchObject({
      kind: 'locked',
      user: { login: 'erika' },
    });
  app.clock.advance(60_000);
  expect((await tryWith(none)).kind).toBe('begun');
});

test('a lock never keeps the owner out of the browser in which they have signed in before', async () => {
  const { secret: browser } = await rememberBrowser(app.context, erika, null);
  lock();
  expect((await tryWith({ session: null, browser })).kind).toBe('begun');
  expect((await tryWith({ session: null, browser }, 'wrong')).kind).toBe('refused');
});

test('nor where they are signed in, and that session goes on', async () => {
  const { secret: session }: NewSession = await startSession(app.context, erika);
  lock();
  expect((await tryWith({ session, browser: null })).kind).toBe('begun');
});

test('a browser that is known for somebody else is a stranger’s', async () => {
  const mallory = await addUser(app.context, {
    login: 'mallory',
    password: null,
    role: 'viewer',
    agentId: null,
  });
  const { secret: browser } = await rememberBrowser(app.context, mallory ?? erika, null);
  lock();
  expect((await tryWith({ session: null, browser })).kind).toBe('locked');
});

test('the right password costs no tries, and gives none back that others have used up', async () => {
  const key = limits.keyOf({ login: 'erika', userId: erika.id, browser: null });
  for (let guess = 0; guess < 9; guess++) limits.take(key);
  expect((await tryWith(none)).kind).toBe('begun');
  expect((await tryWith(none, 'wrong')).kind).toBe('refused');
  expect((await tryWith(none)).kind).toBe('locked');
});

test('strangers who keep the queue full keep nobody out of a browser in which they have signed in before', async () => {
  const { secret: browser } = await rememberBrowser(app.context, erika, null);
  const leaving = new AbortController();
  const strangers = Array.from({ length: 9 }, (_, number) =>
    signIn(app.context, limits, { login: `x${number}`, password, code: null }, none, leaving.signal).catch(
      () => null,
    ),
  );
  await expect.poll(() => tryWith(none).catch((error: unknown) => error)).toBeInstanceOf(BusyError);
  expect((await tryWith({ session: null, browser })).kind).toBe('begun');
  leaving.abort(new Error('left'));
  await Promise.all(strangers);
});

test('the old password begins no session that outlives its change, however late it was checked', async () => {
  const { store } = app.context;
  const userByLogin = async (login: string) => {
    const found = await store.accounts.userByLogin(login);
    if (found !== null) await store.accounts.changeUser({ ...found, passwordHash: 'of another password' });
    return found;
  };
  const changing = { ...app.context, store: { ...store, accounts: { ...store.accounts, userByLogin } } };
  expect(await signIn(changing, limits, { login: 'erika', password, code: null }, none)).toMatchObject({
    kind: 'refused',
  });
  expect(await store.accounts.keysOf(erika.id)).toEqual([]);
});

test('codes can’t be guessed: after ten wrong ones even the right one has to wait a quarter of an hour', async () => {
  const factor = await prepareFactor(app.context, erika);
  const codeNow = () => codeAt(factor?.key ?? '', app.clock());
  const triesKey = limits.keyOf({ login: 'erika', userId: erika.id, browser: null });
  const turned = await turnFactorOn(app.context, limits, { userId: erika.id, code: codeNow(), triesKey });
  const [recoveryCode = ''] = turned.kind === 'on' ? turned.recoveryCodes : [];
  app.clock.advance(30_000);
  const give = (code: string) => signIn(app.context, limits, { login: 'erika', password, code }, none);
  for (let guess = 0; guess < 9; guess++) limits.codes.take(triesKey);
  expect(await give('000000')).toMatchObject({ kind: 'stopped', problem: 'wrong' });
  for (const right of [codeNow(), recoveryCode])
    expect(await give(right)).toMatchObject({ kind: 'stopped', problem: 'locked' });
  app.clock.advance(15 * 60_000);
  expect((await give(codeNow())).kind).toBe('begun');
});
