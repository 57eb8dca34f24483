import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser } from '../../src/app/access/access.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { followInMenu, openMenu } from '../support/menu.ts';
import { startSwitch } from '../support/switch.ts';

describe.runIf(hasBrowser())('the page', () => {
  let browser: Browser;
  let demo: TestDemo;
  let state: Awaited<ReturnType<typeof signIn>>;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
    state = await signIn();
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  /** The link that the demo prints, followed once. */
  async function signIn() {
    await using tab = await openTab(browser);
    await tab.page.goto(demo.router.pageUrl);
    await tab.page.getByRole('heading', { name: 'Live', exact: true }).waitFor();
    expect(tab.page.url()).toBe(`${demo.router.service.url}/#/live`);
    return await tab.page.context().storageState();
  }

  test('a visitor calls, picks up, and reads why it rang there, in both languages', async () => {
    await using tab = await openTab(browser, { storageState: state });
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/demo`);
    await page.getByRole('button', { name: 'Neuer Anrufer' }).click();
    await page.getByRole('button', { name: 'Abnehmen' }).first().click();
    await page.getByRole('link', { name: 'Live' }).click();
    const call = page.locator('.call', { hasText: '0171 3920050' });
    await call.getByText('im Gespräch').waitFor();
    await call.getByText('Ein neuer Anrufer').waitFor();
    await call.getByRole('button', { name: 'Warum?' }).click();
    await call.getByRole('rowheader', { name: 'Heike Krüger' }).waitFor();
    await openMenu(page, 'account');
    await page.getByLabel('Sprache').selectOption('en');
    await call.getByText('A new caller').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(tab.complaints).toEqual([]);
    expect(tab.requests.filter(url => !url.startsWith(demo.router.service.url))).toEqual([]);
  });

  test('it can be used by keyboard alone', async () => {
    const { context } = demo.router.service;
    const person = { login: 'erika', password: 'correct horse', role: 'viewer', agentId: null } as const;
    await addUser(context, person);
    await using tab = await openTab(browser);
    const { page } = tab;
    await page.goto(demo.router.service.url);
    await page.getByLabel('Benutzername').waitFor();
    await page.keyboard.type('erika');
    await page.keyboard.press('Tab');
    await page.keyboard.type('correct horse');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Live', exact: true }).waitFor();

    demo.emulator.placeCall({ from: '+493023125044', to: demo.hotline, patienceSeconds: 300 });
    const why = page.locator('.call', { hasText: '030 23125044' }).getByRole('button');
    await why.waitFor();
    for (let steps = 0; steps < 60; steps++) {
      await page.keyboard.press('Tab');
      if (await why.evaluate(button => button === button.ownerDocument.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    // What only others may is not shown.
    expect(await page.locator('nav a[href="#/users"]').count()).toBe(0);
  });

  test('a lost connection is shown, and what was missed is made up for', async () => {
    await using line = await startSwitch(demo.router.service.url);
    await using tab = await openTab(browser, { storageState: state });
    const { page } = tab;
    await page.goto(`${line.url}/#/live`);
    await page.locator('.agent').first().waitFor();
    await line.cut();
    await page.getByText('Keine Verbindung').waitFor();
    demo.emulator.placeCall({ from: '+493023125045', to: demo.hotline, patienceSeconds: 300 });
    await line.restore();
    await page.locator('.call', { hasText: '030 23125045' }).waitFor();
    await page.getByText('Keine Verbindung').waitFor({ state: 'hidden' });
  });

  test('a caller gets a name, which is text and nothing else, and is erased for good', async () => {
    await using tab = await openTab(browser, { storageState: state });
    const { page } = tab;
    const number = '+493023125046';
    await demo.emulator.placeCall({ from: number, to: demo.hotline, patienceSeconds: 1 }).ended;
    await page.goto(`${demo.router.service.url}/#/callers`);
    const link = page.getByRole('link', { name: '030 23125046' });
    await link.waitFor();
    // Rows stay while their successors are looked for: a click between the two is a click.
    let answer = () => {};
    const held = new Promise<void>(resolve => (answer = resolve));
    await page.route(/search=030/, async route => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(/search=030/);
    await page.getByLabel('Nummer oder Name').fill('030 231250');
    await asked;
    expect(await link.isVisible()).toBe(true);
    answer();
    await link.click();
    const name = `<img src=x onerror="document.title='hit'"> Öhler`;
    await page.getByLabel('Name', { exact: true }).fill(name);
    const nameAndNote = page.getByRole('region', { name: 'Name und Notiz' });
    await nameAndNote.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('heading', { name }).waitFor();
    await page.goto(`${demo.router.service.url}/#/callers`);
    await page.getByLabel('Nummer oder Name').fill('öhl');
    await page.getByRole('link', { name }).click();

    const erase = page.getByRole('button', { name: 'Alle Daten löschen' });
    await erase.click();
    const question = page.getByRole('dialog', { name: 'Alles über 030 23125046 endgültig löschen?' });
    await question.getByText('Gelöscht wird: 1 Anruf, Name und Notiz.').waitFor();
    // Enter presses what does nothing.
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name }).waitFor();
    await erase.click();
    await question.getByRole('button', { name: 'Alle Daten löschen' }).click();
    await page.getByRole('heading', { name: 'Anrufer', exact: true }).waitFor();
    const { store } = demo.router.service.context;
    expect(JSON.stringify(await store.entriesSince(0))).not.toContain(number);
    expect(await page.title()).toMatch(/^(\(\d+\) )?Anrufer – Familiar$/);
    expect(tab.complaints).toEqual([]);
  });

  test('who is signed out sees nothing any more', async () => {
    await using tab = await openTab(browser, { storageState: state });
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/live`);
    await page.locator('.agent').first().waitFor();
    const keys = (await (await page.request.get(`${demo.router.service.url}/api/keys`)).json()).keys;
    for (const key of keys) await demo.router.service.context.store.accounts.deleteKey(key.hash);
    await followInMenu(page, 'account', 'Mein Zugang');
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(await page.locator('.agent').count()).toBe(0);
  });
});
