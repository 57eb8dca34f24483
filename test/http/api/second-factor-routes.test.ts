import { afterAll, beforeAll, expect, test } from 'vitest';
import { addUser } from '../../../src/app/access/access.ts';
import { newRecoveryCodes } from '../../../src/app/access/second-factor/recovery-codes.ts';
import type { Role } from '../../../src/app/ports/page.ts';
import { codeAt } from '../../support/authenticator.ts';
import { startTestPage, type TestPage, testPassword } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

const password = testPassword;
const nextStep = 30_000;
let made = 0;

/** A new user who has signed in with their password. */
async function newUser(role: Role = 'viewer') {
  const login = `erika-${made++}`;
  const user = await addUser(page.context, { login, password, role, agentId: null });
  if (user === null) throw new Error(`There is a ${login} already.`);
  const nobody = await page.as('nobody');
  const signIn = (code?: string) =>
    nobody.request('POST', '/session', { login, password, ...(code !== undefined && { code }) });
  const { headers, body } = await signIn();
  const [cookie = ''] = headers.getSetCookie().map(text => text.split(';')[0] ?? '');
  const mine = { cookie, 'x-familiar-csrf': body.csrf };
  const request = (method: string, path: string, given?: object) => nobody.request(method, path, given, mine);
  return { user, login, signIn, request };
}

async function newUserWithFactor() {
  const someone = await newUser();
  const { key } = (await someone.request('POST', '/second-factor', { password })).body;
  const code = () => codeAt(key, page.clock());
  const turned = await someone.request('PUT', '/second-factor', { code: code() });
  page.clock.advance(nextStep);
  const recoveryCodes: readonly string[] = turned.body.recoveryCodes;
  return { ...someone, code, recoveryCodes };
}

async function noted(login: string): Promise<readonly string[]> {
  const entries = await page.context.store.audit.list(200, null);
  return entries.filter(({ about, by }) => about === login || by === login).map(({ event }) => event);
}

test('it is set up with the password and a first code, and then gives ten recovery codes once', async () => {
  const { request, login, user } = await newUser();
  expect((await request('GET', '/second-factor')).body).toEqual({
    isOffered: true,
    isOn: false,
    recoveryCodes: 0,
  });
  const wrong = await request('POST', '/second-factor', { password: 'not this one' });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'wrong-own-password']);
  const { key, address } = (await request('POST', '/second-factor', { password })).body;
  expect(address).toContain(`Familiar:${login}`);
  expect((await page.context.store.secondFactors.find(user.id))?.sealedKey).not.toContain(key);
  const early = await request('PUT', '/second-factor', { code: '12345' });
  expect([early.status, early.body.code]).toEqual([422, 'wrong-code']);
  expect((await request('GET', '/second-factor')).body.isOn).toBe(false);

  const on = await request('PUT', '/second-factor', { code: codeAt(key, page.clock()) });
  expect(on.body.recoveryCodes).toHaveLength(10);
  expect(new Set(on.body.recoveryCodes).size).toBe(10);
  expect(on.body.recoveryCodes[0]).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
  expect((await request('GET', '/second-factor')).body).toEqual({
    isOffered: true,
    isOn: true,
    recoveryCodes: 10,
  });
  expect((await request('POST', '/second-factor', { password })).body.code).toBe('refused');
  expect(await noted(login)).toContain('second-factor-on');
}, 120_000);

test('at sign-in a code is asked for, after the password and not before it', async () => {
  const { login, signIn, code } = await newUserWithFactor();
  const nobody = await page.as('nobody');
  const wrong = await nobody.request('POST', '/session', { login, password: 'wrong', code: code() });
  expect([wrong.status, wrong.body.code]).toEqual([401, 'wrong-password']);
  const first = await signIn();
  expect([first.status, first.body.code]).toEqual([401, 'second-factor-needed']);
  expect(first.headers.getSetCookie()).toEqual([]);
  const mistyped = await signIn('000000');
  expect([mistyped.status, mistyped.body.code]).toEqual([401, 'wrong-code']);
  const right = code();
  expect((await signIn(`${right.slice(0, 3)} ${right.slice(3)}`)).status).toBe(200);
  expect(await noted(login)).toEqual(expect.arrayContaining(['second-factor-refused', 'signed-in']));
}, 120_000);

test('a code is good once, and none before it is', async () => {
  const { signIn, code } = await newUserWithFactor();
  const before = code();
  page.clock.advance(nextStep);
  const right = code();
  expect((await signIn(right)).status).toBe(200);
  expect((await signIn(right)).body.code).toBe('wrong-code');
  expect((await signIn(before)).body.code).toBe('wrong-code');
}, 120_000);

test('a browser that is known does not skip it', async () => {
  const { login, signIn, code } = await newUserWithFactor();
  const { headers } = await signIn(code());
  const cookie = headers
    .getSetCookie()
    .map(text => text.split(';')[0])
    .join('; ');
  const nobody = await page.as('nobody');
  const again = await nobody.request('POST', '/session', { login, password }, { cookie });
  expect(again.body.code).toBe('second-factor-needed');
}, 120_000);

test('a recovery code is good once in place of a code, however it is typed', async () => {
  const { login, signIn, request, recoveryCodes } = await newUserWithFactor();
  const [code = ''] = recoveryCodes;
  expect((await signIn(` ${code.toUpperCase()}`)).status).toBe(200);
  expect((await signIn(code)).body.code).toBe('wrong-code');
  expect((await request('GET', '/second-factor')).body.recoveryCodes).toBe(9);
  expect(await noted(login)).toContain('recovery-code-used');
}, 120_000);

test('it is turned off, and recovery codes are made anew, with password and code', async () => {
  const { login, signIn, request, code, recoveryCodes } = await newUserWithFactor();
  for (const path of ['/second-factor/off', '/second-factor/recovery-codes']) {
    expect((await request('POST', path, { password })).body.code).toBe('second-factor-needed');
    expect((await request('POST', path, { password: 'x', code: code() })).body.code).toBe(
      'wrong-own-password',
    );
  }
  const renewed = await request('POST', '/second-factor/recovery-codes', { password, code: code() });
  expect(renewed.body.recoveryCodes).toHaveLength(10);
  expect((await signIn(recoveryCodes[0])).body.code).toBe('wrong-code');
  const off = { password, code: renewed.body.recoveryCodes[0] };
  expect((await request('POST', '/second-factor/off', off)).status).toBe(200);
  expect((await signIn()).status).toBe(200);
  expect((await request('POST', '/second-factor/off', off)).status).toBe(404);
  expect(await noted(login)).toEqual(
    expect.arrayContaining(['second-factor-off', 'recovery-codes-renewed', 'recovery-code-used']),
  );
}, 120_000);

test('an admin takes it away from others who have lost it, and not from themselves', async () => {
  const { user, login, signIn } = await newUserWithFactor();
  const admin = await page.as('admin');
  const listed = async () => {
    const { users } = (await admin.request('GET', '/users')).body;
    return users.find((one: { readonly id: string }) => one.id === user.id).hasSecondFactor;
  };
  expect(await listed()).toBe(true);
  expect((await admin.request('DELETE', `/users/${user.id}/second-factor`)).status).toBe(200);
  expect((await admin.request('DELETE', `/users/${user.id}/second-factor`)).status).toBe(404);
  expect(await listed()).toBe(false);
  expect((await signIn()).status).toBe(200);
  expect(await noted(login)).toContain('second-factor-removed');
  const self = (await admin.request('GET', '/session')).body.user.id;
  expect((await admin.request('DELETE', `/users/${self}/second-factor`)).body.code).toBe('refused');
}, 120_000);

test('with another key on the server codes are refused with what to do, and recovery codes still work', async () => {
  const { user, signIn } = await newUser();
  const { secondFactors } = page.context.store;
  const sealedKey = await page.context.secrets.seal('JBSWY3DPEHPK3PXP', 'somebody else');
  const { codes, hashes } = newRecoveryCodes();
  await secondFactors.prepare(user.id, sealedKey);
  await secondFactors.turnOn(user.id, { sealedKey, step: 1, recoveryHashes: hashes });
  const refused = await signIn(codeAt('JBSWY3DPEHPK3PXP', page.clock()));
  expect([refused.status, refused.body.code]).toEqual([401, 'second-factor-unreadable']);
  expect(refused.body.text.de).toContain('Wiederherstellungscode');
  expect(page.log.lines.filter(line => line.includes('A second factor can’t be read'))).toHaveLength(1);
  expect((await signIn(codes[0])).status).toBe(200);
}, 120_000);

test('who signs in without a password is not offered one', async () => {
  const admin = await page.as('admin');
  expect((await admin.request('GET', '/second-factor')).body.isOffered).toBe(false);
  const refused = await admin.request('POST', '/second-factor', { password: '' });
  expect([refused.status, refused.body.code]).toEqual([422, 'wrong-own-password']);
});

test('an API token asks for the password, and for a code where that is on', async () => {
  const { request } = await newUser();
  const without = await request('POST', '/keys', { label: 'script' });
  expect([without.status, without.body.code]).toEqual([422, 'wrong-own-password']);
  expect((await request('POST', '/keys', { label: 'script', password: 'x' })).status).toBe(422);
  expect((await request('POST', '/keys', { label: 'script', password })).body.token).toMatch(/^\S{43}$/);

  const careful = await newUserWithFactor();
  const needed = await careful.request('POST', '/keys', { label: 'script', password });
  expect([needed.status, needed.body.code]).toEqual([422, 'second-factor-needed']);
  const token = { label: 'script', password, code: careful.code() };
  expect((await careful.request('POST', '/keys', token)).status).toBe(200);
}, 120_000);

test('who has no password gets a token within ten minutes of signing in', async () => {
  const supervisor = await page.as('supervisor');
  expect((await supervisor.request('POST', '/keys', { label: 'early' })).status).toBe(200);
  page.clock.advance(10 * 60_000 + 1);
  const late = await supervisor.request('POST', '/keys', { label: 'late' });
  expect([late.status, late.body.code]).toEqual([422, 'refused']);
});
