import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/read-config.ts';
import { agent, noon } from '../../support/builders.ts';
import { authorise, openCookieBrowser } from '../../support/cookie-browser.ts';
import { products } from '../../support/identity-products.ts';
import { type IdentityProvider, startIdentityProvider } from '../../support/identity-provider.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

const pageUrl = new URL('http://familiar.test/');

describe.each(products)('$name', product => {
  const { profile, settings, people, issuer = text => text, provesNoAddress = false } = product;
  let page: TestPage;
  let provider: IdentityProvider;

  beforeAll(async () => {
    provider = await startIdentityProvider(people, pageUrl, profile);
    const { singleSignOn } = provider;
    const read = readConfig({
      WEBHOOK_URL: 'https://hotline.example.com/push',
      CENTRAL_SERVICE_PHONE: '+49 30 23125 000',
      SERVICE_PHONES: '+49 30 23125 001',
      PAGE_URL: pageUrl.href,
      OIDC_ISSUER: issuer(singleSignOn.issuer.href),
      OIDC_CLIENT_ID: singleSignOn.clientId,
      OIDC_CLIENT_SECRET: singleSignOn.clientSecret,
      ...settings,
    });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    expect(read.warnings).toEqual([]);
    page = await startTestPage({ singleSignOn: read.config.singleSignOn });
    const anna = { ...agent(1), name: 'Anna Beck', email: 'Anna.Beck@example.com' };
    page.context.known.roster = { agents: [anna, agent(2)], confirmedAt: noon };
  });
  afterAll(async () => {
    await page[Symbol.asyncDispose]();
    await provider[Symbol.asyncDispose]();
  });

  if (provesNoAddress)
    test('anna is no agent until an admin says which, to whom she is shown', async () => {
      const browser = openCookieBrowser(pageUrl, page.url);
      const { next } = await browser.go(await authorise(browser, pageUrl, 'anna'));
      expect(next).toContain('sso-no-agent');
      const admin = await page.as('admin');
      const [one] = (await admin.request('GET', '/refused-sign-ins')).body.refused;
      expect(one).toMatchObject({ isAgentMissing: true, likelyAgentId: 'w1' });
      expect((await admin.request('PUT', `/sign-ons/${one.id}/agent`, { agentId: 'w1' })).status).toBe(200);
    });

  test.each([
    ['chefin', '#/live', { role: 'admin', agentId: null }],
    ['anna', '#/live', { role: 'agent', agentId: 'w1' }],
    ['stranger', '#/sign-in/sso-no-role', null],
  ] as const)('%s gets the role that is theirs', async (login, address, user) => {
    const browser = openCookieBrowser(pageUrl, page.url);
    const back = await authorise(browser, pageUrl, login);
    expect(back).toContain('api/oidc-callback?code=');
    const { next } = await browser.go(back);
    expect([next, await browser.session()]).toEqual([
      new URL(address, pageUrl).href,
      user === null ? null : expect.objectContaining(user),
    ]);
  });

  test('the way that the client is registered for is found, and remembered', () => {
    const { method = 'client_secret_basic' } = profile;
    expect(provider.redeemed.slice(1)).toEqual(provider.redeemed.slice(1).map(() => method));
    expect(page.log.lines.filter(line => line.includes(provider.singleSignOn.clientSecret))).toEqual([]);
  });
});
