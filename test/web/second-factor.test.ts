import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser } from '../../src/app/access/access.ts';
import { loadPageFiles } from '../../src/http/page/page-files.ts';
import { codeAt } from '../support/authenticator.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { followInMenu, openMenu } from '../support/menu.ts';
import { startTestPage, type TestPage, testPassword } from '../support/page.ts';

describe.runIf(hasBrowser())('the second factor on the page', () => {
  let browser: Browser;
  let page: TestPage;

  beforeAll(async () => {
    browser = await sharedBrowser();
    const files = await loadPageFiles(join(import.meta.dirname, '../../dist/web'));
    page = await startTestPage({ files });
    // Browsers forget cookies by their own clock.
    page.clock.advance(Date.now() - page.clock());
  }, 60_000);
  afterAll(async () => {
    await closeTabs(browser);
    await page[Symbol.asyncDispose]();
  });

  async function addAdmin(login: string): Promise<void> {
    await addUser(page.context, { login, password: testPassword, role: 'admin', agentId: null });
  }

  async function givePassword(tab: Page, login: string): Promise<void> {
    await tab.goto(page.url);
    await tab.getByLabel('Benutzername').fill(login);
    await tab.getByLabel('Passwort').fill(testPassword);
    await tab.keyboard.press('Enter');
  }

  async function setUp(tab: Page): Promise<string> {
    await followInMenu(tab, 'account', 'Mein Zugang');
    const factor = tab.getByRole('region', { name: 'Zweiter Faktor' });
    await factor.getByText('Für Admins empfohlen').waitFor();
    await factor.getByLabel('Ihr Passwort').fill(testPassword);
    await factor.getByRole('button', { name: 'Einrichten' }).click();
    await factor.getByRole('img', { name: 'QR-Code mit dem Schlüssel' }).waitFor();
    const key = ((await factor.locator('.factor-key').textContent()) ?? '').replaceAll(' ', '');
    await tab.keyboard.type(codeAt(key, page.clock()));
    await tab.keyboard.press('Enter');
    await factor.getByText('noch 10 Wiederherstellungscodes').waitFor();
    return key;
  }

  test('is set up with an app, asked for at sign-in, and turned off by a recovery code', async () => {
    await addAdmin('erika');
    await using tab = await openTab(browser);
    await givePassword(tab.page, 'erika');
    const key = await setUp(tab.page);
    const codes = await tab.page.locator('.recovery-codes code').allTextContents();
    expect(codes).toHaveLength(10);

    await openMenu(tab.page, 'account');
    await tab.page.getByRole('button', { name: 'Abmelden' }).click();
    page.clock.advance(30_000);
    await givePassword(tab.page, 'erika');
    await tab.page.getByRole('heading', { name: 'Zweiter Faktor' }).waitFor();
    await tab.page.keyboard.type('000000');
    await tab.page.keyboard.press('Enter');
    await tab.page.getByRole('alert').getByText('Der Code ist falsch').waitFor();
    await tab.page.getByLabel('Code').fill(codeAt(key, page.clock()));
    await tab.page.keyboard.press('Enter');
    await tab.page.getByRole('navigation').waitFor();

    await followInMenu(tab.page, 'account', 'Mein Zugang');
    const factor = tab.page.getByRole('region', { name: 'Zweiter Faktor' });
    await factor.getByLabel('Ihr Passwort').fill(testPassword);
    await factor.getByLabel('Code').fill(codes[0] ?? '');
    await factor.getByRole('button', { name: 'Ausschalten' }).click();
    await factor.getByRole('button', { name: 'Einrichten' }).waitFor();
    // Chromium reports the refusals that were meant.
    expect(tab.complaints.filter(text => !text.includes('401'))).toEqual([]);
  }, 120_000);

  test('an API token takes the password again, and an admin sees who has none and takes one away', async () => {
    for (const login of ['max', 'moritz']) await addAdmin(login);
    await using his = await openTab(browser);
    await givePassword(his.page, 'max');
    await setUp(his.page);

    await using tab = await openTab(browser);
    await givePassword(tab.page, 'moritz');
    await followInMenu(tab.page, 'account', 'Mein Zugang');
    const token = tab.page.getByRole('region', { name: 'Neuer API-Schlüssel' });
    await token.getByLabel('Wofür?').fill('script');
    await token.getByLabel('Ihr Passwort').fill(testPassword);
    await token.getByRole('button', { name: 'Anlegen' }).click();
    await token.getByText('Wird nur dieses eine Mal angezeigt').waitFor();

    await followInMenu(tab.page, 'set-up', 'Zugänge');
    await tab.page.getByText(/Admins ohne zweiten Faktor: .*moritz/).waitFor();
    const max = tab.page.locator('.users > li', { hasText: 'max' });
    await max.getByRole('button', { name: 'Bearbeiten' }).click();
    await max.getByRole('button', { name: 'Zweiten Faktor entfernen' }).click();
    const sure = tab.page.getByRole('dialog');
    await sure.getByRole('button', { name: 'Zweiten Faktor entfernen' }).click();
    await tab.page.getByText(/Admins ohne zweiten Faktor: .*max, moritz/).waitFor();
    expect(await max.getByText('zweiter Faktor', { exact: true }).count()).toBe(0);
    expect(tab.complaints).toEqual([]);
  }, 120_000);

  test('who deletes somebody with a company account reads that they come back', async () => {
    await addAdmin('chefin');
    const { accounts } = page.context.store;
    const guest = { id: 'sso-guest', login: 'guest', role: 'viewer', agentId: null, createdAt: 0 } as const;
    await accounts.addUser({ ...guest, passwordHash: null });
    await using tab = await openTab(browser);
    await givePassword(tab.page, 'chefin');
    await followInMenu(tab.page, 'set-up', 'Zugänge');
    const row = tab.page.locator('.users > li', { hasText: 'guest' });
    await row.getByRole('button', { name: 'Bearbeiten' }).click();
    await row.getByRole('button', { name: 'Löschen' }).click();
    const question = tab.page.getByRole('dialog');
    await question.getByText('mit der nächsten Anmeldung wieder einen Zugang').waitFor();
    await question.getByRole('button', { name: 'Abbrechen' }).click();
    await question.waitFor({ state: 'hidden' });
    expect((await accounts.users()).map(({ login }) => login)).toContain('guest');
  }, 60_000);
});
