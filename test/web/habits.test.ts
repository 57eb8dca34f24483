import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addUser } from '../../src/app/access/access.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { countClicks } from '../support/clicks.ts';
import { applyYaml } from '../support/configure.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';

/** Who has talked to somebody, and is missed once besides. */
const known = '+493023125011';

describe.runIf(hasBrowser())('everyday questions', () => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;
  let page: Page;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
    await applyYaml(demo.router.service.context.store, '0221 4710100', alwaysTheSame);
    for (const phone of demo.emulator.phones()) phone.answersAfter(0);
    await demo.emulator.placeCall({ from: known, to: demo.hotline, patienceSeconds: 10, talkSeconds: 1 })
      .ended;
    for (const phone of demo.emulator.phones()) phone.neverAnswers();
    await demo.emulator.placeCall({ from: '+493023125012', to: demo.hotline, patienceSeconds: 1 }).ended;
    tab = await openTab(browser);
    page = tab.page;
    await page.goto(demo.router.pageUrl);
    await page.locator('.agent').first().waitFor();
  }, 120_000);
  beforeEach(async () => {
    await page.goto(`${demo.router.service.url}/#/live`);
    await page.locator('.agent').first().waitFor();
  });
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  test('is it working? No click: it stands in the head of every view', async () => {
    const clicks = await countClicks(page);
    await page.getByRole('button', { name: /^Zustand: (Alles läuft|Bitte ansehen|Handeln)$/ }).waitFor();
    expect(await clicks.count()).toBe(0);
  });

  test('which calls were missed? One click', async () => {
    const clicks = await countClicks(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Rückrufe' }).click();
    await page.locator('.missed li', { hasText: '030 23125012' }).waitFor();
    expect(await clicks.count()).toBeLessThanOrEqual(1);
  });

  test('when do we open on the 24th? Half a day, in four clicks and saved', async () => {
    const clicks = await countClicks(page);
    await page.getByRole('button', { name: 'Einrichten' }).click();
    await page.getByRole('link', { name: 'Sprechzeiten' }).click();
    await page.getByRole('button', { name: /^Halber Tag: .*24\. Dez/ }).click();
    await page.getByRole('button', { name: 'Speichern und anwenden' }).click();
    await page.getByText('Gespeichert. Gilt ab sofort.').waitFor();
    expect(await clicks.count()).toBeLessThanOrEqual(4);
    const settings = await page.request.get(`${demo.router.service.url}/api/settings`);
    const { exceptions } = (await settings.json()).document.hours.Office;
    expect(exceptions).toEqual([{ date: expect.stringMatching(/-12-24$/), hours: '08:00-12:00' }]);
    expect(await page.getByRole('button', { name: /^Halber Tag: .*24\. Dez/ }).count()).toBe(0);
  });

  test('who is always to talk to this customer? Given in three clicks, by keyboard too', async () => {
    const clicks = await countClicks(page);
    await page.locator('.call').getByRole('link', { name: '030 23125011' }).click();
    const give = page.getByRole('button', { name: /^Immer zu / });
    const agent = ((await give.textContent()) ?? '').replace('Immer zu ', '');
    await give.press('Enter');
    await page.getByText('Gespeichert. Gilt ab sofort.').waitFor();
    expect(await clicks.count()).toBeLessThanOrEqual(3);
    const choice = page.getByLabel('Fester Ansprechpartner').locator('option:checked');
    expect(await choice.textContent()).toBe(agent);
    await page.getByRole('button', { name: 'Rückgängig machen' }).click();
    await give.waitFor();
  });

  test.each(['live', 'calls', 'reports', 'settings/log', 'account'])(
    'who is this, and who may do what? Three clicks from #/%s',
    async address => {
      await addUser(demo.router.service.context, {
        login: 'lea',
        password: null,
        role: 'viewer',
        agentId: null,
      });
      await page.goto(`${demo.router.service.url}/#/${address}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const clicks = await countClicks(page);
      await page.getByRole('button', { name: 'Einrichten' }).click();
      await page.getByRole('link', { name: 'Zugänge' }).click();
      await page.getByRole('button', { name: 'Bearbeiten: lea' }).click();
      await page.locator('.users > li', { hasText: 'lea' }).getByLabel('Rolle').waitFor();
      expect(await clicks.count()).toBeLessThanOrEqual(3);
    },
  );

  test('nothing is complained of', () => {
    expect(tab.complaints).toEqual([]);
  });
});

/** The hotline is open on all days at the same times, without a holiday or a half day. */
const alwaysTheSame = `
hours: { Office: { weekly: { monday-sunday: 08:00-17:00 } } }
hotlines: [{ name: Head office, numbers: [0221 4710100], hours: Office }]
`;
