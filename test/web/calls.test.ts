import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { signInTo } from '../support/page.ts';

const missed = '+493023125002';

describe.runIf(hasBrowser())('the list of calls', () => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
    for (const from of [missed, '+4922147101001'])
      await demo.emulator.placeCall({ from, to: demo.hotline, patienceSeconds: 1 }).ended;
    tab = await openTab(browser, { locale: 'de-DE' });
    await tab.page.goto(demo.router.pageUrl);
    await tab.page.locator('.call').first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  const callers = (page = tab.page): Promise<readonly string[]> =>
    page.locator('.feed .call .caller').allTextContents();

  test('who missed a call is one click away: the figure leads to the calls that it counts', async () => {
    const { page } = tab;
    const figure = page.locator('[data-figure="missed"] a');
    const count = Number(await figure.textContent());
    expect(count).toBeGreaterThan(0);
    await figure.click();
    await page.locator('.filters').waitFor();
    await expect.poll(async () => (await callers()).length).toBe(count);
    expect(await callers()).toContain('030 23125002');
    expect(await page.getByLabel('Welche').inputValue()).toBe('missed');
  });

  test('the address holds the filters, so that a link leads somebody else to the same calls', async () => {
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/calls`);
    await page.getByLabel('Name oder Nummer').fill('030 2312');
    await expect.poll(() => new URL(page.url()).hash).toContain('search=030+2312');
    await expect.poll(async () => new Set(await callers())).toEqual(new Set(['030 23125002']));
    await page.reload();
    await expect.poll(async () => new Set(await callers())).toEqual(new Set(['030 23125002']));
    await page.getByRole('button', { name: 'Filter zurücksetzen' }).click();
    await expect.poll(async () => new Set(await callers()).size).toBeGreaterThan(1);
    expect(new URL(page.url()).hash).toBe('#/calls');
  });

  test('where no call is as asked for, that is said, and no other is shown', async () => {
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/calls?search=Niemand+dieses+Namens`);
    await page.getByText('Keine Anrufe, auf die das zutrifft.').waitFor();
    expect(await callers()).toEqual([]);
  });

  test('a spreadsheet gets the calls of the list, and nothing else', async () => {
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/calls?search=030+23125002`);
    await page.locator('.feed .call').first().waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Als CSV' }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    const [head, ...rows] = text.trim().split('\r\n');
    expect(head).toContain('"Beginn";"Anrufer";"Nummer"');
    expect(rows).toHaveLength((await callers()).length);
    expect(rows[0]).toMatch(/^"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d";.*"030 23125002"/);
  });

  test('a figure of a report leads to the calls of its period', async () => {
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/reports`);
    await page.locator('[data-figure="offered"] a').click();
    await page.locator('.feed .call').first().waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#\/calls\?countedAs=offered&from=[\d-]{10}&to=[\d-]{10}$/);
    expect(await page.getByLabel('Von').inputValue()).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test('agents find their own calls there, without a way to those of others', async () => {
    const { cookie } = await signInTo(demo.router.service, 'agent');
    await using own = await openTab(browser, { locale: 'de-DE', extraHTTPHeaders: { cookie } });
    await own.page.goto(`${demo.router.service.url}/#/calls`);
    await own.page.getByText('Ihre Anrufe').waitFor();
    expect(await callers(own.page)).not.toContain('030 23125002');
    expect(await own.page.getByRole('button', { name: 'Warum?' }).count()).toBe(0);
  });
});
