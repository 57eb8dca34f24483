import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addUser, issueSignInLink } from '../../src/app/access/access.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { countClicks } from '../support/clicks.ts';
import { applyYaml } from '../support/configure.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { expectGood } from '../support/good-view.ts';

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
    await page.getByRole('link', { name: 'Öffnungszeiten' }).click();
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

  test('the search finds callers, agents, hotlines, settings and users, by keyboard alone', async () => {
    const field = page.getByRole('combobox', { name: 'Wen oder was suchen Sie?' });
    const chosen = page.locator('.found').getByRole('option', { selected: true });
    const search = async (text: string, found: string): Promise<void> => {
      // What has just been closed may still be on its way out.
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('/');
      await field.fill(text);
      await page.locator('.found').getByRole('option', { name: found }).waitFor();
    };
    await search('030/231 250-1', '030 23125011');
    await page.keyboard.press('ArrowDown');
    await page.locator('.found').getByRole('option', { selected: true, name: '030 23125012' }).waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '030 23125011' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);

    await search('yilmaz', 'Mehmet Yılmaz');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await search('head office', 'Head office');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Head office' }).waitFor();
    await search('feiertage', 'Öffnungszeiten');
    await page.keyboard.press('Enter');
    await page.locator('.month-grid td').first().waitFor();
    await search('demo', 'demo');
    await expectGood(page, 1280);
    await field.fill('zzz');
    await page.getByText('Nichts gefunden zu „zzz“.').waitFor();
    await page.getByText('Rufnummern gehen in jeder Schreibweise').waitFor();
  });

  test('an agent finds nobody but themselves, and no caller, setting or user', async () => {
    const { context, url } = demo.router.service;
    const [own, other] = context.known.roster.agents;
    const user = await addUser(context, {
      login: 'heike',
      password: null,
      role: 'agent',
      agentId: own?.id ?? '',
    });
    if (user === null) throw new Error('There is a heike already.');
    await using agent = await openTab(browser, { viewport: { width: 360, height: 740 } });
    await agent.page.goto(`${url}/#/enter/${await issueSignInLink(context, user)}`);
    await agent.page.getByRole('button', { name: 'Suchen' }).click();
    const field = agent.page.getByRole('combobox', { name: 'Wen oder was suchen Sie?' });
    await field.fill(own?.name ?? '?');
    await agent.page.locator('.found').getByRole('option').waitFor();
    await expectGood(agent.page, 360);
    for (const text of [other?.name ?? '?', '030', 'Head office', 'Feiertage', 'demo']) {
      await field.fill(text);
      await agent.page.getByText('Nichts gefunden zu').waitFor();
    }
    expect(agent.complaints).toEqual([]);
    expect(agent.requests.filter(one => /api\/(callers|users|settings)/.test(one))).toEqual([]);
  });

  test('single keys do nothing in a field, and nothing at all once they are switched off', async () => {
    await page.goto(`${demo.router.service.url}/#/callers`);
    await page.getByRole('searchbox').pressSequentially('?/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('?/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Tasten' });
    await help.getByText('Suchen', { exact: true }).waitFor();
    await help.getByLabel('Einzelne Tasten benutzen').uncheck();
    await help.getByText('/ und ? sind ausgeschaltet.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    // They are found again where one's own preferences are.
    await page.goto(`${demo.router.service.url}/#/account`);
    await page.getByLabel('Einzelne Tasten benutzen').check();
    await page.keyboard.press('?');
    await help.waitFor();
  });

  test('one of two windows tells of a missed call once it is asked to, and takes it back when that is done', async () => {
    const context = page.context();
    await context.grantPermissions(['notifications']);
    await context.addInitScript(recordNotices);
    const other = await context.newPage();
    for (const one of [page, other]) {
      await one.goto('about:blank');
      await one.goto(`${demo.router.service.url}/#/missed`);
      await one.locator('.missed li').first().waitFor();
    }
    const told = async (): Promise<readonly string[]> =>
      (await Promise.all([page, other].map(one => one.evaluate<string[]>('globalThis.notices')))).flat();
    await page.getByLabel('Auf dem Bildschirm benachrichtigen').click();
    await page.getByText('Eingeschaltet, solange die Seite').waitFor();
    await other.reload();
    await other.getByText('Eingeschaltet, solange die Seite').waitFor();
    await demo.emulator.placeCall({ from: '+493023125019', to: demo.hotline, patienceSeconds: 1 }).ended;
    await expect.poll(told).toEqual(['Verpasster Anruf: 030 23125019']);
    await page.getByRole('button', { name: 'Erledigt: 030 23125019' }).click();
    await expect.poll(told).toEqual(['Verpasster Anruf: 030 23125019', 'closed']);
    await page.getByLabel('Auf dem Bildschirm benachrichtigen').click();
  });

  test('that the browser blocks notifications is said, with what to do', async () => {
    await using tab = await openTab(browser, { storageState: await page.context().storageState() });
    await tab.page.addInitScript("Notification = class { static permission = 'denied'; };");
    await tab.page.goto(`${demo.router.service.url}/#/missed`);
    await tab.page.getByText('Der Browser lässt von dieser Seite keine Benachrichtigungen zu.').waitFor();
    expect(await tab.page.getByLabel('Auf dem Bildschirm benachrichtigen').isDisabled()).toBe(true);
  });

  test('nothing is complained of', () => {
    expect(tab.complaints).toEqual([]);
  });
});

/** Writes down what would be shown on the screen. The trial when it is switched on does not count. */
const recordNotices = `
  globalThis.notices = [];
  globalThis.Notification = class {
    static permission = 'granted';
    static requestPermission = async () => 'granted';
    constructor(title, { body }) {
      this.body = body;
      if (body !== undefined) notices.push(title + ': ' + body);
    }
    close() {
      if (this.body !== undefined) notices.push('closed');
    }
  };
`;

/** The hotline is open on all days at the same times, without a holiday or a half day. */
const alwaysTheSame = `
hours: { Office: { weekly: { monday-sunday: 08:00-17:00 } } }
hotlines: [{ name: Head office, numbers: [0221 4710100], hours: Office }]
`;
