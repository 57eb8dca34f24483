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
  const storedHours = async () =>
    (await (await page.request.get(`${demo.router.service.url}/api/settings`)).json()).document.hours;
  const monthAhead = (by: number) => {
    const [year = 0, month = 1] = berlin.format(now()).split('-').map(Number);
    return new Date(Date.UTC(year, month - 1 + by)).toISOString().slice(0, 7);
  };
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

  test('says in four clicks, or five for the month after, when the company opens on the 24th', async () => {
    await open('settings');
    let clicks = 0;
    const click = async (role: 'link' | 'button' | 'radio', name: string | RegExp) => {
      clicks += 1;
      await page.getByRole(role, { name }).click();
    };
    await click('link', 'Öffnungszeiten');
    const isOver = Number(berlin.format(now()).slice(-2)) > 24;
    if (isOver) await click('button', 'Nächster Monat');
    await click('button', /^24 /);
    await click('radio', 'Geschlossen');
    await click('button', 'Speichern und anwenden');
    await page.getByText('Gespeichert. Gilt ab sofort.').waitFor();
    expect(clicks).toBe(isOver ? 5 : 4);
    const date = `${monthAhead(isOver ? 1 : 0)}-24`;
    expect((await storedHours()).Office.exceptions).toContainEqual({ date, hours: 'closed' });
  });

  test('closes for several days from a day of the calendar, beside other changes only after a review', async () => {
    await page.getByRole('button', { name: 'Nächster Monat' }).click();
    await page.getByRole('button', { name: /^20 /, pressed: false }).click();
    await page.getByRole('radio', { name: 'Geschlossen' }).check();
    const panel = page.locator('.day-panel');
    const month = (await panel.getByLabel('Letzter Tag').inputValue()).slice(0, 7);
    await panel.getByLabel('Letzter Tag').fill(`${month}-24`);
    await panel.getByLabel('Bezeichnung').fill('Betriebsferien');
    await page.locator('.month-grid [aria-pressed=true]').nth(4).waitFor();
    await page.locator('.special', { hasText: 'Betriebsferien' }).getByText('24.').waitFor();
    await page.getByRole('button', { name: 'Zeit hinzufügen: An Feiertagen' }).click();
    await panel.getByText('Es gibt noch andere Änderungen').waitFor();
    expect(await page.getByRole('button', { name: 'Speichern und anwenden' }).count()).toBe(0);
  });

  test('folds away the exceptions that are over', async () => {
    await page.getByRole('button', { name: '+ Ausnahme' }).click();
    const section = page.getByRole('region', { name: 'Ausnahmen' });
    await section.getByLabel('Erster Tag').filter({ visible: true }).last().fill('2020-08-03');
    const past = section.locator('summary', { hasText: 'vergangene Ausnahme' });
    await past.waitFor();
    expect(await section.getByText('3. Aug. 2020').isVisible()).toBe(false);
    await past.click();
    expect(await section.getByText('3. Aug. 2020').isVisible()).toBe(true);
  });

  test('opening hours made at a hotline belong to it, and those used by nobody are named in the review', async () => {
    await open('settings/hotlines/0');
    await page.getByRole('button', { name: 'Eigene Öffnungszeiten anlegen' }).click();
    await page.getByText('gilt für Head office').waitFor();
    await page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    await page.getByText('Die Öffnungszeiten „Office“ nutzt niemand').waitFor();
    await page.getByRole('rowheader', { name: 'Hotline Head office › Öffnungszeiten' }).waitFor();
    expect(tab.complaints).toEqual([]);
  });
});
