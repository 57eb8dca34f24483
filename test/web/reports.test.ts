import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deferred } from '../../src/app/deferred.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';

describe.runIf(hasBrowser())('reports', () => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
    await demo.emulator.placeCall({ from: '+493023125002', to: demo.hotline, patienceSeconds: 1 }).ended;
    tab = await openTab(browser, { viewport: { width: 1280, height: 900 }, locale: 'de-DE' });
    await tab.page.goto(demo.router.pageUrl);
    await tab.page.locator('.call').first().waitFor();
    await tab.page.goto(`${demo.router.service.url}/#/reports`);
    await tab.page.locator('.column').first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  test('begin with what the figures come to', async () => {
    const answer = tab.page.getByRole('region', { name: 'In Kürze' });
    expect(await answer.locator('p').first().innerText()).toMatch(/^(Vom|Im) .* Anruf/);
  });

  test('tell the values of each day by keyboard too, also of days without calls', async () => {
    const chart = tab.page.getByRole('group', { name: 'Anrufe Tag für Tag; die' });
    expect(await chart.getByRole('link').count()).toBe(30);
    await chart.getByRole('link').last().focus();
    await tab.page.keyboard.press('Home');
    const focused = tab.page.locator('.column:focus');
    expect(await focused.getAttribute('aria-label')).toMatch(/: Angenommen \d+, Verpasst \d+$/);
    expect(await tab.page.locator('.readout').first().innerText()).toBe(
      await focused.getAttribute('aria-label'),
    );
  });

  test('keep the period in the address, and Back leads to the one before', async () => {
    const { page } = tab;
    await page.getByLabel('Zeitraum').selectOption({ label: 'Letzter Monat' });
    await expect.poll(() => new URL(page.url()).hash).toBe('#/reports?span=last-month');
    await expect.poll(() => page.getByLabel('Von').inputValue()).toMatch(/-01$/);
    await page.getByLabel('Von').fill('2026-01-05');
    await expect.poll(() => new URL(page.url()).hash).toContain('from=2026-01-05');
    await page.goBack();
    await expect.poll(() => page.getByLabel('Zeitraum').inputValue()).toBe('days=30');
  });

  test('say why they take long while days are still to be counted, and no longer than that', async () => {
    const { page } = tab;
    let days = 366;
    const { promise: isTold, resolve: tell } = deferred();
    await page.clock.install();
    await page.route('**/api/reports/uncounted?*', route => route.fulfill({ json: { days } }));
    await page.route('**/api/reports?*', async route => {
      await isTold;
      await route.continue();
    });
    await page.reload();
    const notice = page.getByText('Die Zahlen von 366 Tagen werden noch gezählt.');
    await notice.waitFor();
    tell();
    await page.locator('.column').first().waitFor();
    expect(await notice.count()).toBe(1);
    days = 0;
    await page.clock.runFor(10_000);
    await expect.poll(() => notice.count()).toBe(0);
  });

  test('are printed without what is there to click', async () => {
    const { page } = tab;
    await page.locator('.column').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const hidden of [page.locator('.bar'), page.getByLabel('Zeitraum')])
      expect(await hidden.isVisible()).toBe(false);
    expect(await page.locator('.answer').isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
  });
});
