import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser } from '../../../src/app/access/access.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import {
  authorise as authoriseAt,
  type CookieBrowser,
  openCookieBrowser,
} from '../../support/cookie-browser.ts';
import { type IdentityProvider, startIdentityProvider } from '../../support/identity-provider.ts';
import { startTestPage, type TestPage, testPassword } from '../../support/page.ts';

const pageUrl = new URL('http://familiar.test/phone/');
const people: Record<string, object> = {
  anna: { preferred_username: 'anna', name: 'Anna', realm: { roles: ['desk', 'phones'] } },
  chefin: { preferred_username: 'Die Chefin', name: 'Chefin', realm: { roles: ['desk', 'bosses'] } },
  admin: { preferred_username: 'admin', name: 'Somebody', realm: { roles: ['desk'] } },
  stranger: { preferred_username: 'stranger', name: 'X', realm: { roles: ['elsewhere'] } },
  zoe: { preferred_username: 'zoe', name: 'Zoe', realm: { roles: ['phones'] } },
};

let page: TestPage;
let provider: IdentityProvider;

beforeAll(async () => {
  provider = await startIdentityProvider(people, pageUrl);
  page = await startTestPage({ singleSignOn: provider.singleSignOn });
});
afterAll(async () => {
  await provider[Symbol.asyncDispose]();
  await page[Symbol.asyncDispose]();
});

const openBrowser = () => openCookieBrowser(pageUrl, page.url);
const authorise = (browser: CookieBrowser, login: string) => authoriseAt(browser, pageUrl, login);

async function signIn(login: string) {
  const browser = openBrowser();
  const { next } = await browser.go(await authorise(browser, login));
  return { next, user: await browser.session(), browser };
}

describe('single sign-on', () => {
  test('leads to a session with the best role that the claims give', async () => {
    expect(await openBrowser().session()).toBeNull();
    const { next, user } = await signIn('chefin');
    expect(next).toBe(new URL('#/live', pageUrl).href);
    expect(user).toMatchObject({ login: 'die-chefin', role: 'admin' });
  });

  test('makes nobody the agent of the same name', async () => {
    expect((await signIn('anna')).user).toMatchObject({ login: 'anna', role: 'viewer', agentId: null });
  });

  test('is the same user the next time, with the role of that day', async () => {
    const before = (await signIn('chefin')).user;
    people['chefin'] = { ...people['chefin'], realm: { roles: ['desk'] } };
    const after = (await signIn('chefin')).user;
    expect(after).toEqual({ ...before, role: 'viewer' });
    people['chefin'] = { ...people['chefin'], realm: { roles: ['bosses'] } };
  });

  test('a name that somebody bears already is no way to become them', async () => {
    const own = { login: 'admin', password: testPassword, role: 'admin', agentId: null } as const;
    await addUser(page.context, own);
    expect((await signIn('admin')).user).toMatchObject({ login: 'admin-2', role: 'viewer' });
  });

  test.each([
    ['stranger', 'sso-no-role'],
    ['zoe', 'sso-no-agent'],
  ])('who has no role, or is no agent, stays outside and is told which: %s', async (login, code) => {
    const { next, user } = await signIn(login);
    expect([next, user]).toEqual([new URL(`#/sign-in/${code}`, pageUrl).href, null]);
  });

  test.each([
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['another state', (back: URL) => back.searchParams.set('state', 'x'.repeat(43))],
    ['another code', (back: URL) => back.searchParams.set('code', 'guess')],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://elsewhere.example')],
    ['no issuer, though discovery promises one', (back: URL) => back.searchParams.delete('iss')],
    ['two states', (back: URL) => back.searchParams.append('state', 'x')],
  ])('coming back with %s is refused', async (_, change) => {
    const browser = openBrowser();
    const back = new URL(await authorise(browser, 'anna'));
    change(back);
    expect((await browser.go(back.href)).next).toBe(new URL('#/sign-in/sso-failed', pageUrl).href);
    expect(await browser.session()).toBeNull();
  });

  test.each([
    ['access_denied', 'sso-denied'],
    ['consent_required', 'sso-denied'],
    ['interaction_required', 'sso-denied'],
    ['login_required', 'sso-denied'],
    ['invalid_scope', 'sso-misconfigured'],
    ['unauthorized_client', 'sso-misconfigured'],
    ['temporarily_unavailable', 'sso-unavailable'],
    ['server_error', 'sso-unavailable'],
    ['something_new', 'sso-failed'],
  ])('whom the provider sends back with %s is told what that means', async (error, code) => {
    const browser = openBrowser();
    const back = new URL(await authorise(browser, 'anna'));
    back.searchParams.delete('code');
    back.searchParams.set('error', error);
    back.searchParams.set('error_description', 'Said by\nthe provider');
    expect((await browser.go(back.href)).next).toBe(new URL(`#/sign-in/${code}`, pageUrl).href);
    expect(page.log.lines.at(-1)).toContain(`"detail":"${error}: Said by the provider"`);
    // Anybody can come with such an address, so that health does not believe it.
    expect(reportHealth(page.context).warnings).toEqual([]);
    expect(await browser.session()).toBeNull();
  });

  test.each(['state', 'iss'])(
    'so is who is sent back without %s, which some providers leave out then',
    async name => {
      const browser = openBrowser();
      const back = new URL(await authorise(browser, 'anna'));
      for (const gone of ['code', name]) back.searchParams.delete(gone);
      back.searchParams.set('error', 'access_denied');
      expect((await browser.go(back.href)).next).toBe(new URL('#/sign-in/sso-denied', pageUrl).href);
      expect(await browser.session()).toBeNull();
    },
  );

  test('nobody comes back who did not leave from here, and nobody twice', async () => {
    const browser = openBrowser();
    const back = await authorise(browser, 'anna');
    const other = openBrowser();
    expect((await other.go(back)).next).toBe(new URL('#/sign-in/sso-failed', pageUrl).href);
    expect(await other.session()).toBeNull();
    await browser.go(back);
    expect((await browser.go(back)).next).toBe(new URL('#/sign-in/sso-failed', pageUrl).href);
  });

  test('a code meant for another browser is refused there by PKCE and nonce', async () => {
    const [victim, attacker] = [openBrowser(), openBrowser()];
    const code = new URL(await authorise(attacker, 'anna')).searchParams.get('code') ?? '';
    const back = new URL(await authorise(victim, 'anna'));
    back.searchParams.set('code', code);
    expect((await victim.go(back.href)).next).toContain('sso-failed');
  });

  test('who signs out here can sign out there', async () => {
    const { next } = await openBrowser().go(new URL('api/oidc-logout', pageUrl).href);
    const { issuer, clientId } = provider.singleSignOn;
    expect(next).toBe(`${issuer.origin}/session/end?client_id=${clientId}`);
  });

  test('the cookie of the journey is Lax and HttpOnly, and ends in ten minutes', async () => {
    const { response } = await openBrowser().go(new URL('api/oidc', pageUrl).href);
    expect(response.headers.get('set-cookie')).toMatch(
      /^familiar_sso=\S+; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
  });
});

test('without it there is no such way in', async () => {
  await using plain = await startTestPage();
  const nobody = await plain.as('nobody');
  expect((await nobody.request('GET', '/oidc')).status).toBe(404);
  expect((await nobody.request('GET', '/session')).body.singleSignOn).toBe(false);
});

test('a provider that can not be reached is said, and tried again', async () => {
  const singleSignOn = {
    issuer: new URL('http://127.0.0.1:9'),
    clientId: 'x',
    clientSecret: 'y',
    pageUrl,
    scope: 'openid',
    roleClaim: 'roles',
    roles: [],
  };
  await using plain = await startTestPage({ singleSignOn });
  const response = await fetch(`${plain.url}/api/oidc`, { redirect: 'manual' });
  expect(response.headers.get('location')).toBe('../#/sign-in/sso-unavailable');
});
