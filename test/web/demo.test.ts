import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { expectGood } from '../support/good-view.ts';
import { followInMenu } from '../support/menu.ts';

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const;

describe.runIf(hasBrowser()).each(looks)('the demo’s visitor ($width px)', ({ width, colorScheme }) => {
  let browser: Browser;
  let demo: TestDemo;
  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  test('sets up an empty Familiar by clicks, and sees faults come and go in the steps and in health', async () => {
    await using tab = await openTab(browser, { viewport: { width, height: 800 }, colorScheme });
    await tab.page.goto(demo.router.pageUrl);
    await followInMenu(tab.page, 'set-up', 'Telefone');
    await tab.page.getByRole('button', { name: 'Leeres Familiar starten' }).click();
    const link = tab.page.getByRole('link', { name: 'Leeres Familiar öffnen' });
    await link.waitFor();
    await expectGood(tab.page, width);
    const opened = tab.page.context().waitForEvent('page');
    await link.click();
    const page = await opened;
    const step = (title: string) => page.getByRole('region', { name: title });

    await page.getByLabel('Benutzername').fill('besuch');
    await page.getByLabel('Passwort').fill('lange Leitung am Montag');
    await page.getByRole('button', { name: 'Zugang anlegen' }).click();
    await step('sipgate')
      .getByLabel('Token-ID')
      .fill(await told(page, 'Token-ID'));
    await expectGood(page, width);
    await step('sipgate')
      .getByLabel('Token', { exact: true })
      .fill(await told(page, 'Token'));
    await step('sipgate').getByRole('button', { name: 'Prüfen' }).click();
    await step('sipgate').getByText('Das Token passt.').waitFor();
    await step('sipgate').getByRole('button', { name: 'Speichern und weiter' }).click();
    await step('Hotline')
      .locator(`input[value="${await told(page, 'Hotline')}"]`)
      .click();
    await step('Team').getByText('6 Personen, alle mit Nummer').waitFor();
    await step('Hotline').getByRole('button', { name: 'Speichern und weiter' }).click();
    await step('Adresse')
      .getByLabel('Öffentliche Adresse')
      .fill(await told(page, 'Öffentliche Adresse'));
    await step('Adresse').getByRole('button', { name: 'Speichern und prüfen' }).click();
    await step('Adresse').getByText('Familiar ist unter dieser Adresse zu erreichen.').waitFor();
    await step('Adresse').getByRole('button', { name: 'Weiter' }).click();
    await step('Webhook').getByRole('button', { name: 'Bei sipgate eintragen' }).click();

    await step('Erster Anruf').getByText('Warten auf den Anruf').waitFor();
    await page.getByRole('button', { name: 'Jemanden die Hotline anrufen lassen' }).click();
    await step('Erster Anruf').locator('.call .sentence').first().waitFor();

    await page.getByText('Etwas schiefgehen lassen').click();
    const fault = (name: string) => page.getByRole('checkbox', { name });
    await fault('lehnt das Token ab').check();
    await step('sipgate').getByText('Stimmt nicht').waitFor();
    await fault('lehnt das Token ab').uncheck();
    await step('sipgate').getByText('Erledigt').waitFor();
    await fault('Webhook-Adresse geändert').check();
    await step('Webhook').getByText('Stimmt nicht').waitFor();
    await expectGood(page, width);

    await followInMenu(page, 'set-up', 'Zustand');
    const finding = page.locator('.finding', { hasText: 'steht bei sipgate eine andere Adresse als unsere' });
    await finding.waitFor();
    await expect.poll(() => fault('Webhook-Adresse geändert').isChecked()).toBe(true);
    await expectGood(page, width);
    await fault('Webhook-Adresse geändert').uncheck();
    await page.getByText('Bei sipgate steht unsere Adresse.').waitFor();
    expect(await finding.count()).toBe(0);
    await page.getByRole('link', { name: 'Zu den Schritten' }).click();
    await step('Webhook').getByText('Erledigt').waitFor();

    // In the same browser the demo goes on as before.
    await tab.page.reload();
    await tab.page.getByRole('button', { name: 'Leeres Familiar starten' }).click();
    const again = await tab.page.getByRole('link', { name: 'Leeres Familiar öffnen' }).getAttribute('href');
    expect(new URL(again ?? '')).toMatchObject({ origin: new URL(page.url()).origin, hash: '#/connect' });
    expect(tab.complaints).toEqual([]);
  }, 120_000);
});

/** What the demo says is to be typed. */
async function told(page: Page, label: string): Promise<string> {
  const part = page.locator('.demo-account .copyable').filter({
    has: page.getByText(label, { exact: true }),
  });
  return (await part.locator('pre').innerText()).trim();
}
