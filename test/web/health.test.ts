import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportHealth } from '../../src/app/health/report-health.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';

describe.runIf(hasBrowser())('in a browser', () => {
  let demo: TestDemo;
  let tab: Tab;

  beforeAll(async () => {
    const [browser, started] = await Promise.all([sharedBrowser(), startDemo()]);
    demo = started;
    tab = await openTab(browser);
    await tab.page.goto(demo.router.pageUrl);
    await tab.page.locator('.shell').waitFor();
  }, 120_000);
  afterAll(async () => {
    await closeTabs(await sharedBrowser());
    await demo[Symbol.asyncDispose]();
  });

  test('beside the way to health stands how many problems there are, as soon as that changes', async () => {
    const { context } = demo.router.service;
    const link = tab.page.locator('nav a[href="#/health"]');
    // Others may come and go meanwhile, as on a machine that does not keep up.
    const warnings = (): readonly string[] => reportHealth(context).warnings.map(({ en }) => en);
    const isShown = async (): Promise<boolean> => {
      const [text = '0'] = await link.locator('.badge').allTextContents();
      return Number.parseInt(text, 10) === warnings().length;
    };
    const talks = 'Lenz talks for long.';
    for (const said of [{ en: talks, de: 'Lenz telefoniert lange.' }, null]) {
      context.health.warnAbout('talks', said);
      expect(warnings().includes(talks)).toBe(said !== null);
      await expect.poll(isShown, { timeout: 20_000 }).toBe(true);
    }
  });

  test('what is broken stands first, with what to do and a link to the place; what is well stands below', async () => {
    const { health, clock } = demo.router.service.context;
    const { page } = tab;
    health.know({ certificate: { validTo: clock() - 1 }, webhookUrl: 'https://hotline.example.com/' });
    health.warnAbout('talks', { en: 'Lenz talks for long.', de: 'Lenz telefoniert lange.' });
    await page.goto(`${demo.router.service.url}/#/health`);
    const expired = page.locator('.finding', {
      hasText: 'Das Zertifikat der öffentlichen Adresse ist abgelaufen',
    });
    await expired.waitFor();
    await expired.getByText('Anrufe leiden').waitFor();
    await expired.getByText('Erneuern Sie es am Proxy').waitFor();
    await expired.getByText(/^Seit /).waitFor();
    const order = await page.locator('.finding .how-bad').allTextContents();
    const ranks = order.map(text => ['Anrufe leiden', 'Bald', 'Hinweis'].indexOf(text));
    expect(ranks).toEqual(ranks.toSorted());
    await page.getByRole('heading', { name: 'Nicht prüfbar' }).waitFor();
    await page.getByRole('heading', { name: 'In Ordnung' }).waitFor();
    await page.locator('.finding', { hasText: 'Lenz' }).getByRole('link', { name: 'Zur Live-Seite' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#/live');
  });
});
