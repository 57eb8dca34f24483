import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addUser } from '../../src/app/access/access.ts';
import { saveDraft } from '../../src/app/plan/plan-draft.ts';
import { builtInAnnouncements } from '../../src/domain/built-in-announcements.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { configure } from '../support/configure.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { document } from '../support/plan.ts';

describe.runIf(hasBrowser())('two who change the settings at once', () => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;
  let other: Page;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
    await configure(demo.router.service.context.store);
    tab = await openTab(browser);
    await tab.page.goto(demo.router.pageUrl);
    await tab.page.locator('.agent').first().waitFor();
    other = await tab.page.context().newPage();
    for (const page of [tab.page, other]) page.on('dialog', dialog => void dialog.accept());
  }, 120_000);
  beforeEach(async () => {
    // A fresh page, so that no draft is left of the test before.
    for (const page of [tab.page, other]) await page.goto('about:blank');
  });
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  const open = async (page: Page, address: string): Promise<void> => {
    await page.goto(`${demo.router.service.url}/#/settings/${address}`);
    await page.locator('.settings-content h2').first().waitFor();
  };
  const save = async (page: Page): Promise<void> => {
    await page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    await page.getByRole('button', { name: 'Speichern und anwenden' }).click();
    await page.getByText(/Gespeichert als Stand/).waitFor();
  };
  const stored = async () =>
    (await (await tab.page.request.get(`${demo.router.service.url}/api/settings`)).json()).document;

  test('in two tabs of one person both changes are kept, and shown before they are', async () => {
    await open(tab.page, 'hotlines/0');
    await tab.page.getByLabel('Auf Bekannte (Sekunden)').fill('35');
    await open(other, 'general');
    await other.getByRole('combobox', { name: 'Sprache der Ansagen' }).selectOption('en');
    await save(other);

    await tab.page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    await tab.page.getByText(/^Sie selbst, anderswo, \d\d:\d\d$/).waitFor();
    const theirs = tab.page.getByRole('group', { name: 'Geändert, während Sie bearbeiteten' });
    await theirs.getByRole('rowheader', { name: 'Sprache der Ansagen' }).waitFor();
    const mine = tab.page.getByRole('group', { name: 'Was das Speichern jetzt ändert' });
    await mine.getByRole('rowheader', { name: 'Auf Bekannte (Sekunden)' }).waitFor();
    expect(await mine.getByRole('rowheader').count()).toBe(1);
    await tab.page.getByRole('button', { name: 'Speichern und anwenden' }).click();
    await tab.page.getByText(/Gespeichert als Stand/).waitFor();
    expect(await stored()).toMatchObject({
      language: 'en',
      hotlines: [{ waiting: { familiarSeconds: 35, anySeconds: 60 } }],
    });
    // The browser itself complains of the 409 that is handled, and of a 429 upon which the page has asked again.
    expect(tab.complaints.filter(text => !/\b(409|429)\b/.test(text))).toEqual([]);
  });

  test('what both changed is chosen one by one, and nothing is saved before; nor over somebody who saves once more', async () => {
    const { context } = demo.router.service;
    await addUser(context, { login: 'mehmet', password: null, role: 'admin', agentId: null });
    const desk = {
      store: context.store,
      clock: context.clock,
      fromEnvironment: document('hotlines: [{ name: Hotline, numbers: [0221 4710100] }]'),
      builtInAnnouncements,
    };
    const byMehmet = async (seconds: number): Promise<void> => {
      const [hotline] = (await stored()).hotlines;
      const sections = { hotlines: [{ ...hotline, waiting: { ...hotline.waiting, anySeconds: seconds } }] };
      const basedOn = await context.store.latestRevision();
      const callers = { changed: [], removed: [], added: [], seen: [] };
      await saveDraft(desk, { basedOn, sections, callers, merge: null }, 'mehmet');
    };
    const { page } = tab;
    await open(page, 'hotlines/0');
    await page.getByLabel('Danach auf die nächste freie Person (Sekunden)').fill('90');
    await page.getByLabel('Name', { exact: true }).fill('Zentrale');
    await byMehmet(120);
    await page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    const choice = page.getByRole('group', { name: /Warten › Danach auf die nächste freie Person/ });
    await choice.getByText('Vorher: 60').waitFor();
    await page.getByText('Ein Wert ist noch zu wählen').waitFor();
    expect(await page.getByRole('button', { name: 'Speichern und anwenden' }).count()).toBe(0);
    await choice.getByLabel(/^Gespeichert \(mehmet, \d\d:\d\d\): 120$/).waitFor();
    await choice.getByLabel('Ihrer: 90').check();
    await page.getByRole('button', { name: 'Speichern und anwenden', disabled: false }).waitFor();

    await byMehmet(150);
    await page.getByRole('button', { name: 'Speichern und anwenden' }).click();
    await page.getByText('Eben hat noch einmal jemand gespeichert').waitFor();
    await choice.getByLabel(/: 150$/).waitFor();
    await choice.getByLabel('Ihrer: 90').check();
    await page.getByRole('button', { name: 'Speichern und anwenden' }).click();
    await page.getByText(/Gespeichert als Stand/).waitFor();
    expect((await stored()).hotlines).toMatchObject([{ name: 'Zentrale', waiting: { anySeconds: 90 } }]);
  });
});
