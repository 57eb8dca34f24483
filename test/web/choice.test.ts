import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleCompany } from '../../src/emulator/company.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { configure } from '../support/configure.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { expectGood } from '../support/good-view.ts';

const caller = '+492212010005';

describe.runIf(hasBrowser())('whom to choose among forty', () => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;
  let page: Page;
  let field: Locator;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo(exampleCompany({ agents: 40 }))]);
    await configure(demo.router.service.context.store);
    tab = await openTab(browser, { viewport: { width: 360, height: 800 } });
    page = tab.page;
    await page.goto(demo.router.pageUrl);
    await page.getByRole('heading', { name: 'Live' }).waitFor();
    await page.goto(`${demo.router.service.url}/#/callers/${caller}`);
    field = page.getByRole('combobox', { name: 'Fester Ansprechpartner' });
    await field.waitFor();
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  const nameOf = (index: number): string => demo.emulator.company.users.map(fullName)[index] ?? '';
  const options = (): Locator => page.getByRole('option').filter({ visible: true });

  test('is found by a part of the name and chosen by keyboard, on a phone', async () => {
    const name = nameOf(37);
    await field.click();
    await expect.poll(() => options().count()).toBe(41);
    await field.fill(name.toUpperCase());
    await expect.poll(() => options().allTextContents()).toEqual([name]);
    expect(await field.getAttribute('aria-activedescendant')).toBe(
      await options().first().getAttribute('id'),
    );
    await expectGood(page, 360);
    await field.press('Enter');
    expect(await field.inputValue()).toBe(name);
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await page.getByRole('button', { name: 'Speichern: Regel' }).click();
    await page.getByText('Gespeichert').waitFor();
    expect(await field.inputValue()).toBe(name);
  });

  test('is not changed by what was only typed: Escape and leaving show again who holds', async () => {
    const before = await field.inputValue();
    await field.fill('zzz');
    await page.getByText('Nichts passt dazu.').filter({ visible: true }).first().waitFor();
    await field.press('Escape');
    expect(await field.inputValue()).toBe(before);
    await field.fill('zzz');
    await field.press('Tab');
    await expect.poll(() => field.inputValue()).toBe(before);
    await field.click();
    await field.press('ArrowUp');
    await field.press('Enter');
    expect(await field.inputValue()).not.toBe(before);
    await field.fill('');
    await field.press('Tab');
    await expect.poll(() => field.inputValue()).toBe('');
    expect(tab.complaints).toEqual([]);
  });
});

function fullName({
  firstname,
  lastname,
}: {
  readonly firstname: string;
  readonly lastname: string;
}): string {
  return `${firstname} ${lastname}`;
}
