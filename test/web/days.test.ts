import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { configure } from '../support/configure.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';

const dayMs = 86_400_000;
const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** A computer on the other side of the world, whose clock is forty days ahead. */
describe.runIf(hasBrowser())('a browser whose clock and time zone are wrong', () => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;
  let page: Page;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
    await demo.emulator.placeCall({ from: '+493023125041', to: demo.hotline, patienceSeconds: 1 }).ended;
    await configure(demo.router.service.context.store);
    tab = await openTab(browser, { timezoneId: 'Pacific/Kiritimati' });
    page = tab.page;
    await page.clock.install({ time: Date.now() + 40 * dayMs });
    await page.goto(demo.router.pageUrl);
    await page.locator('.call').first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  const open = (address: string) => page.goto(`${demo.router.service.url}/#/${address}`);
  const now = () => demo.router.service.context.clock();

  test('sees the times of calls as the clock of the company shows them', async () => {
    const [call] = await demo.router.service.context.store.recentCalls(1);
    const time = new Intl.DateTimeFormat('de-DE', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Berlin',
    }).format(call?.call.startedAt ?? 0);
    expect(await page.locator('.call .when').first().innerText()).toBe(time);
  });

  test('asks for the report of the company’s today', async () => {
    await open('reports');
    await page.getByLabel('Zeitraum').selectOption({ label: 'Heute' });
    const asked = await page.waitForResponse(
      response => response.ok() && response.url().includes('/api/reports?days=1'),
    );
    const { days } = (await asked.json()) as { days: readonly { day: string }[] };
    expect(days.map(({ day }) => day)).toEqual([berlin.format(now())]);
  });

  test('marks the company’s today in the calendar of opening hours', async () => {
    await open('settings/hours/Office');
    const today = page.locator('.month-grid .today .number');
    expect(await today.innerText()).toBe(String(Number(berlin.format(now()).slice(-2))));
  });

  test('counts absences from the company’s today on', async () => {
    await open('agents/w1');
    const tomorrow = berlin.format(now() + dayMs);
    await page.getByLabel('Erster Tag').fill(tomorrow);
    await page.getByLabel('Letzter Tag').fill(tomorrow);
    await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
    await open('agents');
    const cells = page.locator('tr.days', { hasText: 'Mehmet Yılmaz' }).locator('td');
    await cells.first().waitFor();
    const away = await cells.evaluateAll(all => all.map(cell => cell.getAttribute('data-away')));
    expect(away.indexOf('true')).toBe(1);
  });
});
