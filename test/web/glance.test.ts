import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashSecret } from '../../src/app/access/access.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { reachableServers, type TestDatabase } from '../support/databases.ts';
import { expectGood } from '../support/good-view.ts';
import { type Hotline, startHotline } from '../support/hotline.ts';
import { openMenu } from '../support/menu.ts';
import { signInTo } from '../support/page.ts';
import { type Switch, startSwitch } from '../support/switch.ts';

// Only a server can go away.
const [server] = (await reachableServers()).filter(({ kind }) => kind !== 'sqlite');

/** What one sees without asking, however the page is loaded. */
const views = [
  'live',
  'calls',
  'missed',
  'callers',
  'agents',
  'reports',
  'settings',
  'users',
  'audit',
  'account',
];

describe.runIf(hasBrowser() && server !== undefined)('whether it is working', () => {
  let browser: Browser;
  let database: TestDatabase;
  let hotline: Hotline;
  let toDatabase: Switch;
  let toPage: Switch;
  let tab: Tab;
  let page: Page;
  let secret: string;
  const ends: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    if (server === undefined) return;
    [browser, database] = await Promise.all([sharedBrowser(), server.create()]);
    const { config } = database;
    if (config.kind === 'sqlite') throw new Error('This is a file.');
    toDatabase = await startSwitch(`http://${config.host}:${config.port}`);
    hotline = await startHotline({
      emulator: { speed: 1 },
      environment: { PRESENCE_INTERVAL_SECONDS: '1' },
      database: { ...config, port: Number(new URL(toDatabase.url).port) },
      onEnd: end => ends.unshift(end),
    });
    for (const phone of hotline.emulator.phones()) phone.neverAnswers();
    toPage = await startSwitch(hotline.service.url);
    const { cookie } = await signInTo(hotline.service, 'admin');
    const [name = '', value = ''] = cookie.split('=');
    secret = value;
    tab = await openTab(browser);
    page = tab.page;
    await page.context().addCookies([{ name, value, url: `${toPage.url}/api/` }]);
    await page.goto(`${toPage.url}/#/live`);
    await page.locator('.agent').first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    for (const end of [() => toPage[Symbol.asyncDispose](), ...ends]) await end();
    await toDatabase[Symbol.asyncDispose]();
    await database.drop();
  });

  const glance = (level: string) => page.getByRole('button', { name: `Zustand: ${level}` });
  const trouble = (text: string) => page.locator('.trouble', { hasText: text });

  test('that sipgate has never called is said at once; the address to copy and a test are a click away', async () => {
    const never = trouble('sipgate hat hier noch nie angerufen');
    await never.waitFor();
    await glance('Handeln').waitFor();
    await never.getByRole('button', { name: 'Was tun?' }).click();
    const { webhookUrl } = hotline.service.context.connection.current;
    await never.getByText(webhookUrl?.href ?? '?').waitFor();
    await never.getByRole('button', { name: /Kopieren/ }).waitFor();
    await never.getByRole('button', { name: 'Adresse testen' }).click();
    await never.getByText('Familiar ist unter dieser Adresse erreichbar').waitFor();
    await expectGood(page, 1280);
    // A call makes it go by itself.
    await hotline.call('+493023125001', { patienceSeconds: 1 });
    await never.waitFor({ state: 'detached' });
  });

  test('a refused token is said with since when and what to do, and goes by itself', async () => {
    hotline.emulator.setFaults({ rest: [{ status: 401 }] });
    const refused = trouble('sipgate nimmt das Token nicht an');
    await refused.getByText(/seit \d\d:\d\d/).waitFor();
    await refused.getByRole('button', { name: 'Was tun?' }).click();
    await refused.getByRole('link', { name: 'https://app.sipgate.com/personal-access-token' }).waitFor();
    await refused.getByRole('link', { name: 'Zur Verbindung' }).waitFor();
    hotline.emulator.setFaults({});
    await refused.waitFor({ state: 'detached' });
  });

  test('while the database is away every view says that calls go on, after loading anew too, and heals by itself', async () => {
    await toDatabase.cut();
    const away = trouble('Die Datenbank ist nicht erreichbar. Anrufe werden weiter angenommen');
    await away.waitFor();
    await page.reload();
    await page.locator('.agent').first().waitFor();
    await away.waitFor();
    for (const view of views) {
      await page.goto(`${toPage.url}/#/${view}`);
      await away.waitFor();
      await expect.poll(() => page.locator('main .loading').count(), { timeout: 15_000 }).toBe(0);
      expect([view, await page.locator('.problem').allTextContents()]).toEqual([view, []]);
    }
    await page.goto(`${toPage.url}/#/calls`);
    await page.getByText('Das steht hier wieder, sobald die Datenbank da ist.').waitFor();
    await toDatabase.restore();
    await page.locator('.call', { hasText: '030 23125001' }).waitFor();
    await away.waitFor({ state: 'detached' });
  });

  test('a page that is offline says so, and is back by itself', async () => {
    await toPage.cut();
    await page.getByText('Keine Verbindung').waitFor();
    await glance('Getrennt').waitFor();
    await page.goto(`${toPage.url}/#/missed`);
    const later = page.getByText('Das steht hier wieder, sobald Familiar erreichbar ist.');
    await later.waitFor();
    await toPage.restore();
    await later.waitFor({ state: 'detached' });
    await page.getByText('Keine Verbindung').waitFor({ state: 'detached' });
  });

  test('figures say in words how they stand to the goals, and a caller who is still ringing is not yet missed', async () => {
    await page.goto(`${toPage.url}/#/live`);
    const answered = page.locator('[data-figure="answered"]');
    await answered.getByText('weit unter dem Ziel von 90').waitFor();
    const phones = hotline.emulator.phones();
    for (const phone of phones) phone.answersAfter(0);
    await hotline.call('+493023125002', { patienceSeconds: 5, talkSeconds: 1 });
    await answered.getByText('50').waitFor();
    for (const phone of phones) phone.neverAnswers();
    hotline.emulator.placeCall({ from: '+493023125003', to: hotline.number, patienceSeconds: 600 });
    await page.locator('[data-figure="offered"]').getByText('3', { exact: true }).waitFor();
    await answered.getByText(/^50/).waitFor();
  });

  test('all that happens stands in one row, all that is arranged in a menu that keyboards close', async () => {
    const row = page.locator('.bar');
    expect((await row.boundingBox())?.height).toBeLessThan(70);
    await openMenu(page, 'set-up');
    const users = page.getByRole('link', { name: 'Zugänge' });
    await users.focus();
    await page.keyboard.press('Escape');
    expect(await users.isVisible()).toBe(false);
    await page.setViewportSize({ width: 360, height: 760 });
    await page.getByRole('button', { name: 'Bereiche: Live' }).click();
    await users.click();
    await page.locator('.users li').first().waitFor();
    expect(await users.isVisible()).toBe(false);
  });

  test('a session that has ended says so, after loading anew too', async () => {
    await hotline.service.context.store.accounts.deleteKey(hashSecret(secret));
    const ended = page.getByText('Ihre Sitzung ist beendet. Bitte melden Sie sich neu an.');
    await ended.waitFor();
    await page.reload();
    await ended.waitFor();
  });
});
