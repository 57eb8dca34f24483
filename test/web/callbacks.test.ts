import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { expectGood } from '../support/good-view.ts';

const callers = ['+4922147101001', '+4922147101002', '+4922147101003'] as const;

describe.runIf(hasBrowser())('callbacks', () => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;
  let page: Page;
  /** How many there were before. */
  let before: number;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
    tab = await openTab(browser, { locale: 'de-DE' });
    page = tab.page;
    await page.goto(demo.router.pageUrl);
    await page.locator('.agent').first().waitFor();
    before = await badge();
    for (const from of callers)
      await demo.emulator.placeCall({ from, to: demo.hotline, patienceSeconds: 1 }).ended;
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  const badge = async (): Promise<number> =>
    Number.parseInt((await page.locator('nav a[href="#/missed"] .badge').allTextContents())[0] ?? '0', 10);
  const expectOpen = (open: number): Promise<void> => expect.poll(badge, { timeout: 20_000 }).toBe(open);
  const rows = () => page.locator('.missed > li');
  const row = (number: string) =>
    rows().filter({ has: page.locator(`a[href$="${encodeURIComponent(number)}"]`) });

  test('whoever looks at something else sees in navigation, title and icon how many there are', async () => {
    await expectOpen(before + callers.length);
    expect(await page.title()).toMatch(new RegExp(`^\\(${before + callers.length}\\) `));
    expect(await page.locator('link[rel="icon"]').getAttribute('href')).toMatch(/^data:image\/svg\+xml/);
  });

  test('the list grows by itself; a caller is ticked off and, by the keyboard alone, open again', async () => {
    const [first] = callers;
    await page.getByRole('link', { name: /^Rückrufe/ }).click();
    await row(first)
      .getByRole('button', { name: /^Erledigt: / })
      .click();
    await page.locator('.undo', { hasText: 'ist erledigt.' }).waitFor();
    await expectOpen(before + 2);
    expect(await row(first).count()).toBe(0);
    await page.locator('.undo button:focus').waitFor();
    await page.keyboard.press('Enter');
    await row(first).waitFor();
    await expectOpen(before + 3);
  });

  test('several are ticked off at once, and who did it and when is in the list of those done', async () => {
    for (const number of callers.slice(1)) await row(number).getByRole('checkbox').check();
    await page.getByRole('button', { name: '2 erledigt' }).click();
    await page.locator('.undo', { hasText: '2 Rückrufe sind erledigt.' }).waitFor();
    await expectOpen(before + 1);
    await page.getByRole('link', { name: 'Erledigt' }).click();
    const done = row(callers[2]);
    await done.getByText(/^Erledigt von /).waitFor();
    await expectGood(page, 1280);
    await done.getByRole('button', { name: /Wieder öffnen/ }).click();
    await page.locator('.undo', { hasText: 'steht wieder bei den offenen.' }).waitFor();
    await expectOpen(before + 2);
  });

  test('a note is written where one calls back, and stays with the caller', async () => {
    const [first] = callers;
    await page.getByRole('link', { name: /^Offen/ }).click();
    await row(first)
      .getByRole('button', { name: /Notiz hinzufügen/ })
      .click();
    await row(first).locator('textarea:focus').waitFor();
    await page.keyboard.type('Fragt nach dem Eckschrank');
    await expectGood(page, 1280);
    await row(first).getByRole('button', { name: 'Speichern' }).click();
    await row(first).getByText('Fragt nach dem Eckschrank').waitFor();
    expect((await demo.router.service.context.store.directory.profileOf(first as never)).note).toBe(
      'Fragt nach dem Eckschrank',
    );
    expect(tab.complaints).toEqual([]);
  });
});
