import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SingleSignOn } from '../../../src/app/access/single-sign-on.ts';
import { authorise, openCookieBrowser } from '../../support/cookie-browser.ts';
import {
  type IdentityProvider,
  type ProviderProfile,
  startIdentityProvider,
} from '../../support/identity-provider.ts';
import { startTestPage, type TestPage, type TestVisitor } from '../../support/page.ts';

const pageUrl = new URL('http://familiar.test/phone/');
const people = {
  chefin: { preferred_username: 'chefin', name: 'Die Chefin', realm: { roles: ['bosses'] } },
  stranger: { preferred_username: 'stranger', name: 'X', realm: { roles: ['elsewhere'] } },
  bare: { preferred_username: 'bare', name: 'Y' },
};

let page: TestPage;
let admin: TestVisitor;
let provider: IdentityProvider;

beforeEach(async () => {
  page = await startTestPage();
  admin = await page.as('admin');
});
afterEach(async () => {
  await provider[Symbol.asyncDispose]();
  await page[Symbol.asyncDispose]();
});

async function startProvider(profile?: ProviderProfile, at = pageUrl): Promise<object> {
  provider = await startIdentityProvider(people, at, profile);
  return wantedOf(provider.singleSignOn);
}

function wantedOf({ issuer, clientId, clientSecret, scope, roleClaim, roles }: SingleSignOn): object {
  return { issuer: issuer.href, clientId, clientSecret, pageUrl: pageUrl.href, scope, roleClaim, roles };
}

const signOn = async () => (await admin.request('GET', '/sign-on')).body;
const save = async (wanted: object) =>
  admin.request('PUT', '/sign-on', { basedOn: (await signOn()).number, ...wanted });
const turn = async (isOn: boolean) =>
  admin.request('PUT', '/sign-on/switch', { basedOn: (await signOn()).number, isOn });

/** A browser in which the admin is signed in. */
function adminsBrowser() {
  const browser = openCookieBrowser(pageUrl, page.url);
  const [name = '', value = ''] = admin.cookie.split('=');
  return {
    ...browser,
    signIn: async () => {
      await browser.session();
      browser.jar().set(name, value);
    },
  };
}

/** Goes through the test as this person, and returns where it ended and what became of it. */
async function tryAs(login: string) {
  const browser = adminsBrowser();
  await browser.signIn();
  const back = await authorise(browser, pageUrl, login, 'api/oidc-test');
  const { next } = back.includes('oidc-callback') ? await browser.go(back) : { next: back };
  return { next, browser, test: (await signOn()).test };
}

async function signIn(login: string) {
  const browser = openCookieBrowser(pageUrl, page.url);
  await browser.go(await authorise(browser, pageUrl, login));
  return browser.session();
}

test('is set up, tried, switched on and off on the page, and applies at once', async () => {
  expect((await signOn()).from).toBe('nowhere');
  expect((await save(await startProvider())).status).toBe(200);
  const { next, test: tried } = await tryAs('chefin');
  expect(next).toBe(new URL('#/users/sign-on', pageUrl).href);
  expect(tried).toMatchObject({
    kind: 'came',
    by: 'admin',
    name: 'Die Chefin',
    role: 'admin',
    why: null,
    roleClaim: 'realm.roles',
    values: ['bosses'],
  });
  expect(tried.claims.idToken).toContain('sub');
  const nobody = await page.as('nobody');
  expect((await nobody.request('GET', '/oidc')).status).toBe(404);
  expect((await turn(true)).body).toMatchObject({ from: 'page', isDraftInForce: true });
  expect(await signIn('chefin')).toMatchObject({ login: 'chefin', role: 'admin' });
  expect((await nobody.request('GET', '/session')).body.singleSignOn).toBe(true);
  await turn(false);
  expect((await nobody.request('GET', '/session')).body.singleSignOn).toBe(false);
  expect((await nobody.request('GET', '/oidc')).status).toBe(404);
});

test('who came in by it is out as soon as it is switched off', async () => {
  await save(await startProvider());
  await tryAs('chefin');
  await turn(true);
  const browser = openCookieBrowser(pageUrl, page.url);
  await browser.go(await authorise(browser, pageUrl, 'chefin'));
  expect(await browser.session()).not.toBeNull();
  await turn(false);
  expect(await browser.session()).toBeNull();
});

test('what was set up is removed with its secret, which switches it off and lets nobody in by it', async () => {
  await save(await startProvider());
  await tryAs('chefin');
  await turn(true);
  const { number } = await signOn();
  expect((await admin.request('DELETE', `/sign-on?basedOn=${number - 1}`)).status).toBe(409);
  expect((await admin.request('DELETE', `/sign-on?basedOn=${number}`)).body).toMatchObject({
    from: 'nowhere',
    draft: null,
    inForce: null,
    test: null,
  });
  const nobody = await page.as('nobody');
  expect((await nobody.request('GET', '/oidc')).status).toBe(404);
  expect(await page.context.store.signOnSetUp.read()).toMatchObject({ draft: null, inForce: null });
  const [entry] = await page.context.store.audit.list(1, null);
  expect(entry).toMatchObject({ event: 'sign-on-removed' });
});

test('another instance follows without a restart', async () => {
  await save(await startProvider());
  await tryAs('chefin');
  const { store } = page.context;
  const { number, draft } = await store.signOnSetUp.read();
  // As another instance would.
  await store.signOnSetUp.replace({ draft, inForce: draft }, number);
  const nobody = await page.as('nobody');
  await expect
    .poll(async () => (await nobody.request('GET', '/session')).body.singleSignOn, { timeout: 10_000 })
    .toBe(true);
});

describe('a test sign-in', () => {
  test('opens no session, adds no user and refuses nobody in the lists', async () => {
    await save(await startProvider());
    const { browser } = await tryAs('stranger');
    expect([...browser.jar().keys()]).toEqual(['familiar_session']);
    expect((await browser.session()) as object).toMatchObject({ login: 'admin' });
    const { users } = (await admin.request('GET', '/users')).body;
    expect(users.map(({ login }: { login: string }) => login)).toEqual(['admin']);
    expect((await admin.request('GET', '/refused-sign-ins')).body.refused).toEqual([]);
  });

  test('says why somebody would have no role, in the words of the form', async () => {
    await save(await startProvider());
    const { test: tried } = await tryAs('stranger');
    expect(tried).toMatchObject({ kind: 'came', role: null, values: ['elsewhere'] });
    expect(tried.why.de).toBe(
      'Keiner der Werte der Person hat eine Rolle. „Wer bekommt welche Rolle“ kennt: bosses, desk, phones. Sollen alle mit „elsewhere“ herein, geben Sie diesem Wert eine Rolle.',
    );
  });

  test('says that the claim is missing, and which came', async () => {
    await save(await startProvider());
    const { test: tried } = await tryAs('bare');
    expect(tried.why.en).toContain('did not send realm.roles (“Claim with the roles”)');
    expect(tried.claims.idToken).toContain('preferred_username');
  });

  test('is for admins alone, and nobody comes back who did not leave from here', async () => {
    await save(await startProvider());
    for (const role of ['supervisor', 'viewer', 'agent', 'nobody'] as const)
      expect((await (await page.as(role)).request('GET', '/oidc-test')).status).not.toBe(302);
    const browser = adminsBrowser();
    await browser.signIn();
    const back = await authorise(browser, pageUrl, 'chefin', 'api/oidc-test');
    const other = openCookieBrowser(pageUrl, page.url);
    await other.go(back);
    expect((await signOn()).test.kind).toBe('begun');
  });

  test('of what has been changed since counts for nothing', async () => {
    const wanted = await startProvider();
    await save(wanted);
    await tryAs('chefin');
    await save({ ...wanted, roleClaim: 'elsewhere', clientSecret: null });
    const { status, body } = await turn(true);
    expect([status, body.text.en]).toEqual([422, expect.stringContaining('Test the sign-in first')]);
  });

  test.each<[string, ProviderProfile, object, RegExp]>([
    [
      'a wrong secret',
      {},
      { clientSecret: 'old' },
      /refuses Familiar itself: check “Client id” and “Client secret”/,
    ],
    [
      'an issuer that calls itself otherwise',
      { describes: metadata => ({ ...metadata, issuer: 'https://elsewhere.example' }) },
      {},
      /“Provider’s address” is http:.*calls itself https:\/\/elsewhere.example.*set “Provider’s address”: https:\/\/elsewhere/,
    ],
    ['a scope that is not allowed', { allowed: ['openid'] }, {}, /check “Scopes”.*invalid_scope/],
  ])('names %s, and what to do', async (_, profile, change, sentence) => {
    await save({ ...(await startProvider(profile)), ...change });
    const { test: tried } = await tryAs('chefin');
    expect(tried.kind).toBe('failed');
    expect(tried.why.en).toMatch(sentence);
    expect(`${tried.why.en}${tried.why.de}`).not.toMatch(/OIDC_/);
  });

  test('names an issuer that can not be reached, and one that is something else', async () => {
    const wanted = await startProvider();
    await save({ ...wanted, issuer: 'http://127.0.0.1:9' });
    expect((await tryAs('chefin')).test.why.en).toMatch(
      /^No identity provider answers at http:\/\/127\.0\.0\.1:9\/\.well-known\/openid-configuration \(.+\)\. Check “Provider’s address”/,
    );
    const other = createServer((_, response) => void response.end('<p>A shop</p>'));
    await new Promise<void>(resolve => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await save({ ...wanted, issuer: `http://127.0.0.1:${port}` });
    expect((await tryAs('chefin')).test.why.en).toContain(
      `No identity provider answers at http://127.0.0.1:${port}/`,
    );
    other.close();
  });

  test('whom a wrong redirect URI keeps there has begun and not come back', async () => {
    await save(await startProvider({}, new URL('http://elsewhere.test/')));
    await tryAs('chefin');
    expect((await signOn()).test).toMatchObject({ kind: 'begun', by: 'admin' });
  });
});

describe('what is given', () => {
  test('the secret is never shown again, kept sealed, and goes to no other issuer', async () => {
    const wanted = await startProvider();
    const { clientSecret } = provider.singleSignOn;
    const saved = await save(wanted);
    expect(JSON.stringify(saved.body)).not.toContain(clientSecret);
    expect(JSON.stringify(await page.context.store.signOnSetUp.read())).not.toContain(clientSecret);
    const other = await save({ ...wanted, issuer: 'https://evil.example', clientSecret: null });
    expect([other.status, other.body.text.en]).toEqual([
      422,
      expect.stringContaining('give the “Client secret” anew'),
    ]);
    expect((await save({ ...wanted, scope: 'openid', clientSecret: null })).status).toBe(200);
  });

  test.each([
    [{ issuer: 'login.example.com' }, '“Provider’s address” is “login.example.com”'],
    [{ issuer: 'http://login.example.com' }, 'Give the https address'],
    [{ clientId: ' ' }, '“Client id”'],
    [{ clientSecret: null }, '“Client secret”'],
    [{ pageUrl: 'hotline' }, '“Address of this page” is “hotline”'],
    [{ scope: 'a"b' }, '“Scopes” is “a"b”'],
    [{ roleClaim: '' }, '“Claim with the roles”'],
    [{ roles: [] }, 'at least one value'],
    [
      { issuer: 'https://accounts.google.com', roles: [{ role: 'viewer', value: '*' }] },
      'anybody in the world',
    ],
  ])('is refused with its name: %j', async (change, sentence) => {
    const { status, body } = await save({ ...(await startProvider()), ...change });
    expect([status, body.text.en]).toEqual([422, expect.stringContaining(sentence)]);
  });

  test('of two who change it at once, one is told', async () => {
    const wanted = await startProvider();
    await admin.request('PUT', '/sign-on', { basedOn: 0, ...wanted });
    expect((await admin.request('PUT', '/sign-on', { basedOn: 0, ...wanted })).status).toBe(409);
  });

  test('what the environment says stands above it, and says so', async () => {
    const wanted = await startProvider();
    await using other = await startTestPage({ singleSignOn: provider.singleSignOn });
    const boss = await other.as('admin');
    const { body } = await boss.request('GET', '/sign-on');
    expect(body).toMatchObject({ from: 'environment', inForce: { clientId: 'familiar' } });
    const { status, body: refusal } = await boss.request('PUT', '/sign-on', { basedOn: 0, ...wanted });
    expect([status, refusal.text.en]).toEqual([422, expect.stringContaining('OIDC_ISSUER')]);
  });

  test('the audit trail has who saved, tried and switched it', async () => {
    await save(await startProvider());
    await tryAs('chefin');
    await turn(true);
    const entries = (await admin.request('GET', '/audit')).body.entries;
    expect(entries.map(({ event }: { event: string }) => event).slice(0, 3)).toEqual([
      'sign-on-switched',
      'sign-on-tested',
      'sign-on-saved',
    ]);
  });
});
