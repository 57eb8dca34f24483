import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { issueToken } from '../../../src/app/access/access.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { authorise, openCookieBrowser } from '../../support/cookie-browser.ts';
import {
  type IdentityProvider,
  type ProviderProfile,
  startIdentityProvider,
  type Tokens,
} from '../../support/identity-provider.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

const pageUrl = new URL('http://familiar.test/');
const minute = 60_000;

let people: Record<string, object>;
let page: TestPage;
let provider: IdentityProvider;

async function start(profile: ProviderProfile = {}): Promise<void> {
  people = {
    anna: { preferred_username: 'anna', name: 'Anna', realm: { roles: ['desk'] } },
    zoe: { preferred_username: 'zoe', name: 'Ben', realm: { roles: ['phones'] } },
  };
  provider = await startIdentityProvider(people, pageUrl, profile);
  page = await startTestPage({ singleSignOn: provider.singleSignOn });
}
afterEach(async () => {
  await page[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

async function signIn(login: string) {
  const browser = openCookieBrowser(pageUrl, page.url);
  const { next } = await browser.go(await authorise(browser, pageUrl, login));
  const status = async () => (await browser.go(new URL('api/board', pageUrl).href)).status;
  return { next, browser, status };
}

async function tokenOf(login: string): Promise<() => Promise<number>> {
  const user = await page.context.store.accounts.userByLogin(login);
  const token = user === null ? '' : await issueToken(page.context, user, 'script');
  const nobody = await page.as('nobody');
  return async () =>
    (await nobody.request('GET', '/board', undefined, { authorization: `Bearer ${token}` })).status;
}

/** Leaves out the ID token of each answer but the first. */
function withoutIdTokenAtRenewal(): (tokens: Tokens) => object {
  let isFirst = true;
  return ({ id_token, ...tokens }) => {
    const given = isFirst ? { ...tokens, id_token } : tokens;
    isFirst = false;
    return given;
  };
}

describe('an account at the identity provider', () => {
  beforeEach(() => start());

  test('is asked about after ten minutes, once for many requests, and goes on', async () => {
    const { status } = await signIn('anna');
    page.clock.advance(9 * minute);
    expect([await status(), provider.renewals()]).toEqual([200, 0]);
    for (let round = 1; round <= 3; round++) {
      page.clock.advance(11 * minute);
      const statuses = await Promise.all(Array.from({ length: 5 }, status));
      expect([statuses, provider.renewals()]).toEqual([Array(5).fill(200), round]);
    }
  });

  test('that is blocked there loses sessions and tokens within ten minutes, and it is noted', async () => {
    const { status } = await signIn('anna');
    const isTokenGood = await tokenOf('anna');
    provider.blocked.add('anna');
    page.clock.advance(11 * minute);
    expect([await isTokenGood(), await status()]).toEqual([401, 401]);
    const [entry] = await page.context.store.audit.list(1, null);
    expect(entry).toMatchObject({ event: 'sign-on-ended', about: 'anna' });
    provider.blocked.delete('anna');
    expect(await isTokenGood()).toBe(401);
  });

  test('whose role is taken away there is out as well, and one with another role signs in anew', async () => {
    const { status } = await signIn('anna');
    people['anna'] = { ...people['anna'], realm: { roles: ['bosses'] } };
    page.clock.advance(11 * minute);
    expect(await status()).toBe(401);
    const again = await signIn('anna');
    expect(await again.browser.session()).toMatchObject({ role: 'admin' });
    people['anna'] = { ...people['anna'], realm: { roles: ['elsewhere'] } };
    page.clock.advance(11 * minute);
    expect(await again.status()).toBe(401);
  });

  test('goes on for an hour while the provider can’t be asked, and no longer', async () => {
    const { status } = await signIn('anna');
    await provider[Symbol.asyncDispose]();
    page.clock.advance(30 * minute);
    expect(await status()).toBe(200);
    page.clock.advance(31 * minute);
    expect(await status()).toBe(401);
    provider = await startIdentityProvider(people, pageUrl);
  });

  test('is kept with nothing by which somebody with the database could ask the provider', async () => {
    await signIn('anna');
    const user = await page.context.store.accounts.userByLogin('anna');
    const record = await page.context.store.signOns.find(user?.id ?? '');
    expect(record?.renewal).toMatch(/^[\w-]{60,}$/);
  });

  test('that bears the name of an agent is not that agent until an admin says so', async () => {
    const refused = await signIn('zoe');
    expect(refused.next).toContain('sso-no-agent');
    const admin = await page.as('admin');
    const [one] = (await admin.request('GET', '/refused-sign-ins')).body.refused;
    expect(one).toMatchObject({ isAgentMissing: true, likelyAgentId: 'w2' });
    expect((await admin.request('PUT', `/sign-ons/${one.id}/agent`, { agentId: 'w9' })).status).toBe(404);
    expect((await admin.request('PUT', `/sign-ons/${one.id}/agent`, { agentId: 'w2' })).status).toBe(200);
    const { browser } = await signIn('zoe');
    expect(await browser.session()).toMatchObject({ role: 'agent', agentId: 'w2' });
    await admin.request('PUT', `/sign-ons/${one.id}/agent`, { agentId: null });
    expect((await signIn('zoe')).next).toContain('sso-no-agent');
    const events = (await page.context.store.audit.list(9, null)).map(({ event, by, about }) => [
      event,
      by,
      about,
    ]);
    expect(events).toContainEqual(['agent-assigned', 'admin', 'zoe: –']);
    expect(events).toContainEqual(['signed-on', 'zoe', '']);
    expect(events).toContainEqual(['sign-on-refused', '', 'Ben']);
  });
});

describe('what stands in no answer of the provider to a renewal, nobody has any more', () => {
  test.each<{ what: string; profile: ProviderProfile }>([
    { what: 'roles in the ID token alone, as with Entra ID', profile: { userinfo: ['name'] } },
    { what: 'roles in userinfo alone, as with Okta', profile: { idToken: ['name'] } },
    { what: 'an ID token at sign-in alone', profile: { gives: withoutIdTokenAtRenewal() } },
  ])('$what', async ({ profile }) => {
    await start(profile);
    const { status } = await signIn('anna');
    page.clock.advance(11 * minute);
    expect(await status()).toBe(200);
    people['anna'] = { preferred_username: 'anna', name: 'Anna' };
    page.clock.advance(11 * minute);
    expect(await status()).toBe(401);
    expect((await signIn('anna')).next).toContain('sign-in/');
  });
});

test('where a renewal can say nothing but that the account is not blocked, roles stay until the next sign-in', async () => {
  await start({
    gives: withoutIdTokenAtRenewal(),
    describes: ({ userinfo_endpoint: _, ...metadata }) => metadata,
  });
  const { status } = await signIn('anna');
  people['anna'] = { preferred_username: 'anna', name: 'Anna' };
  page.clock.advance(11 * minute);
  expect(await status()).toBe(200);
  provider.blocked.add('anna');
  page.clock.advance(11 * minute);
  expect(await status()).toBe(401);
});

test('where roles come by userinfo and that fails, they stay for an hour, whatever came by the renewal', async () => {
  const profile = { idToken: ['name'], userinfo: undefined as null | undefined };
  await start(profile as ProviderProfile);
  const { status } = await signIn('anna');
  profile.userinfo = null;
  page.clock.advance(11 * minute);
  expect(await status()).toBe(200);
  // The refresh token was good once: that of the answer is asked with.
  page.clock.advance(11 * minute);
  expect([await status(), provider.renewals()]).toEqual([200, 2]);
  page.clock.advance(40 * minute);
  expect(await status()).toBe(401);
});

test('a renewal that is about somebody else gives nobody their role', async () => {
  const given: Tokens[] = [];
  await start({ gives: tokens => (given.push(tokens) > 2 ? { ...tokens, ...given[1] } : tokens) });
  people['zoe'] = { ...people['zoe'], realm: { roles: ['bosses'] } };
  const { status, browser } = await signIn('anna');
  await signIn('zoe');
  page.clock.advance(11 * minute);
  expect(await browser.session()).toMatchObject({ role: 'viewer' });
  page.clock.advance(50 * minute);
  expect(await status()).toBe(401);
});

test('where the provider gives no refresh token, ten minutes are all, health says so, and there are no tokens', async () => {
  await start({ renews: false });
  const { status, browser } = await signIn('anna');
  expect(JSON.stringify(reportHealth(page.context).warnings)).toContain('offline_access');
  const user = await page.context.store.accounts.userByLogin('anna');
  expect((await page.context.store.signOns.find(user?.id ?? ''))?.renewal).toBeNull();
  const { csrf } = (await (await browser.go(new URL('api/session', pageUrl).href)).response.json()) as {
    csrf: string;
  };
  const cookie = [...browser.jar()].map(([name, value]) => `${name}=${value}`).join('; ');
  const nobody = await page.as('nobody');
  const made = await nobody.request('POST', '/keys', { label: 'x' }, { cookie, 'x-familiar-csrf': csrf });
  expect(made.status).toBe(422);
  page.clock.advance(11 * minute);
  expect(await status()).toBe(401);
});
