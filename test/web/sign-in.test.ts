import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPageFiles } from '../../src/http/page/page-files.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { openMenu } from '../support/menu.ts';
import { startTestPage, type TestPage } from '../support/page.ts';
import { type ReverseProxy, startReverseProxy } from '../support/reverse-proxy.ts';

const people = {
  anna: { preferred_username: 'anna', name: 'Anna', realm: { roles: ['desk'] } },
  stranger: { preferred_username: 'stranger', name: 'X', realm: { roles: ['elsewhere'] } },
};

describe.runIf(hasBrowser())('with the company’s account, below a path of a proxy', () => {
  let browser: Browser;
  let proxy: ReverseProxy;
  let provider: IdentityProvider;
  let page: TestPage;

  beforeAll(async () => {
    [browser, proxy] = await Promise.all([sharedBrowser(), startReverseProxy('/phone/')]);
    provider = await startIdentityProvider(people, proxy.url);
    const files = await loadPageFiles(join(import.meta.dirname, '../../dist/web'));
    page = await startTestPage({ files, singleSignOn: provider.singleSignOn });
    proxy.forwardTo(page.url);
    // Browsers forget cookies by their own clock.
    page.clock.advance(Date.now() - page.clock());
  });
  afterAll(async () => {
    await closeTabs(browser);
    for (const one of [proxy, provider, page]) await one[Symbol.asyncDispose]();
  });

  /** From the button on our page through the forms of theirs. */
  async function signIn({ page }: Tab, login: string): Promise<void> {
    // Their forms would like a font from elsewhere.
    await page.route('https://**', route => route.abort());
    await page.goto(proxy.url.href);
    await page.getByRole('link', { name: 'Mit dem Firmenkonto anmelden' }).click();
    await page.locator('input[name="login"]').fill(login);
    await page.locator('input[name="password"]').fill('any');
    await page.locator('button[type="submit"]').click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  test('who has a role comes to the board, and stays signed in', async () => {
    await using tab = await openTab(browser);
    await signIn(tab, 'anna');
    const anna = tab.page.locator('.agent', { hasText: 'Anna' });
    await anna.waitFor();
    expect(tab.page.url()).toBe(new URL('#/live', proxy.url).href);
    await tab.page.reload();
    await anna.waitFor();
    expect(await tab.page.locator('nav a[href="#/users"]').count()).toBe(0);
    const ours = await tab.page.context().cookies(new URL('api/', proxy.url).href);
    expect(ours.map(({ name }) => name).filter(name => name.startsWith('familiar'))).toEqual([
      'familiar_session',
    ]);
  });

  test('who has none is told so, and may try again', async () => {
    await using tab = await openTab(browser);
    await signIn(tab, 'stranger');
    await tab.page.getByRole('alert').getByText('keine Rolle').waitFor();
    await tab.page.getByRole('link', { name: 'Mit dem Firmenkonto anmelden' }).waitFor();

    const [name = '', value = ''] = (await page.as('admin')).cookie.split('=');
    await using admins = await openTab(browser);
    await admins.page.context().addCookies([{ name, value, url: new URL('api/', proxy.url).href }]);
    await admins.page.goto(`${proxy.url.href}#/users`);
    const refusal = admins.page.locator('.refusal', { hasText: 'X' });
    await refusal.getByText('OIDC_ROLES kennt: bosses, desk, phones.').waitFor();
    await refusal.getByText('Was der Anbieter geschickt hat').click();
    await refusal.getByText('elsewhere', { exact: true }).waitFor();
    expect(admins.complaints).toEqual([]);
  });

  test('who signs out is told that they are still signed in at the company', async () => {
    await using tab = await openTab(browser);
    await signIn(tab, 'anna');
    await tab.page.locator('.agent', { hasText: 'Anna' }).waitFor();
    await openMenu(tab.page, 'account');
    await tab.page.getByRole('button', { name: 'Abmelden' }).click();
    const link = tab.page.getByRole('link', { name: 'Auch dort abmelden' });
    expect(await link.getAttribute('href')).toBe('api/oidc-logout');
  });
});
