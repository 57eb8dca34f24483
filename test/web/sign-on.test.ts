import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPageFiles } from '../../src/http/page/page-files.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { startTestPage, type TestPage } from '../support/page.ts';
import { type ReverseProxy, startReverseProxy } from '../support/reverse-proxy.ts';

const people = {
  chefin: { preferred_username: 'chefin', name: 'Die Chefin', realm: { roles: ['bosses'] } },
};

describe.runIf(hasBrowser())('single sign-on on the page', () => {
  let browser: Browser;
  let proxy: ReverseProxy;
  let provider: IdentityProvider;
  let page: TestPage;

  beforeAll(async () => {
    [browser, proxy] = await Promise.all([sharedBrowser(), startReverseProxy('/phone/')]);
    provider = await startIdentityProvider(people, proxy.url);
    const files = await loadPageFiles(join(import.meta.dirname, '../../dist/web'));
    page = await startTestPage({ files });
    proxy.forwardTo(page.url);
    // Browsers forget cookies by their own clock.
    page.clock.advance(Date.now() - page.clock());
  });
  afterAll(async () => {
    await closeTabs(browser);
    for (const one of [proxy, provider, page]) await one[Symbol.asyncDispose]();
  });

  /** Through the forms of theirs. */
  async function identify(tab: Page, login: string): Promise<void> {
    // Our form for adding users has a field of this name, too.
    await tab.waitForURL(/\/interaction\//);
    await tab.locator('input[name="login"]').fill(login);
    await tab.locator('input[name="password"]').fill('any');
    await tab.locator('button[type="submit"]').click();
    await tab.getByRole('button', { name: 'Continue' }).click();
  }

  test('an admin sets it up, tries it, mends it, switches it on, and signs in by it', async () => {
    const [name = '', value = ''] = (await page.as('admin')).cookie.split('=');
    await using tab = await openTab(browser);
    const { page: admins } = tab;
    // Their forms would like a font from elsewhere.
    await admins.route('https://**', route => route.abort());
    await admins.context().addCookies([{ name, value, url: new URL('api/', proxy.url).href }]);
    await admins.goto(`${proxy.url.href}#/users`);
    const card = admins.locator('section', {
      has: admins.getByRole('heading', { name: 'Anmeldung mit dem Firmenkonto', exact: true }),
    });
    await card.getByRole('button', { name: 'Anmeldung einrichten' }).click();
    await card.getByText(`${proxy.url.href}api/oidc-callback`).waitFor();
    const { issuer, clientId, clientSecret } = provider.singleSignOn;
    await card.getByLabel('Adresse des Anbieters').fill(issuer.href);
    await card.getByLabel('Client-ID').fill(clientId);
    await card.getByLabel('Client-Geheimnis').fill(clientSecret);
    await card.getByLabel('Scopes').fill('openid profile email');
    await card.getByLabel('Wert').fill('bosses');
    await card.getByRole('button', { name: 'Speichern und Anmeldung testen' }).click();

    await identify(admins, 'chefin');
    await card.getByText('Die Chefin käme nicht herein.').waitFor();
    await card.getByText('Der Anbieter hat roles („Claim mit den Rollen“) nicht geschickt.').waitFor();
    await card.getByRole('button', { name: 'Ändern' }).click();
    await card.getByLabel('Claim mit den Rollen').fill('realm.roles');
    await card.getByRole('button', { name: 'Speichern und Anmeldung testen' }).click();

    await card.getByText('Die Chefin käme herein, in der Rolle Admin.').waitFor();
    await card.getByText('bosses').first().waitFor();
    await card.getByRole('button', { name: 'Einschalten' }).click();
    await card.getByText(`Eingeschaltet, über ${issuer.href}.`).waitFor();
    const isOfFont = (text: string): boolean => text.includes('net::ERR_');
    expect(tab.complaints.filter(text => !isOfFont(text))).toEqual([]);

    await using fresh = await openTab(browser);
    await fresh.page.route('https://**', route => route.abort());
    await fresh.page.goto(proxy.url.href);
    await fresh.page.getByRole('link', { name: 'Mit dem Firmenkonto anmelden' }).click();
    await identify(fresh.page, 'chefin');
    await fresh.page.locator('.agent', { hasText: 'Anna' }).waitFor();
  });
});
