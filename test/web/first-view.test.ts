import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPageFiles } from '../../src/http/page/page-files.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { startTestPage, type TestPage } from '../support/page.ts';

describe.runIf(hasBrowser())('the first view', () => {
  let browser: Browser;
  let page: TestPage;

  beforeAll(async () => {
    const files = await loadPageFiles(join(import.meta.dirname, '../../dist/web'));
    [browser, page] = await Promise.all([sharedBrowser(), startTestPage({ files })]);
  });
  afterAll(async () => {
    await closeTabs(browser);
    await page[Symbol.asyncDispose]();
  });

  test('who is signed in is asked once, and not only after the script has come', async () => {
    await using tab = await openTab(browser);
    const asked = tab.page.waitForRequest('**/api/start');
    await tab.page.route('**/assets/*.js', async route => {
      await asked;
      await route.continue();
    });
    await tab.page.goto(page.url);
    await tab.page.getByLabel('Benutzername').waitFor();
    expect(tab.requests.filter(url => url.includes('/api/'))).toEqual([`${page.url}/api/start`]);
    expect(tab.complaints).toEqual([]);
  });

  test('the board is there before the stream of changes has begun', async () => {
    const [name = '', value = ''] = (await page.as('viewer')).cookie.split('=');
    await using tab = await openTab(browser);
    await tab.page.context().addCookies([{ name, value, url: `${page.url}/api/` }]);
    await tab.page.route('**/api/events', () => {});
    await tab.page.goto(page.url);
    await tab.page.locator('.agent', { hasText: 'Anna' }).waitFor();
    expect(tab.complaints).toEqual([]);
  });

  test('a server that is away for a moment is asked again', async () => {
    await using tab = await openTab(browser);
    await tab.page.route('**/api/start', route => route.abort(), { times: 1 });
    await tab.page.goto(page.url);
    await tab.page.getByLabel('Benutzername').waitFor();
  });
});
