import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dateOf, dayNumber, type LocalDate } from '../../src/domain/local-date.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { configure } from '../support/configure.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';

describe.runIf(hasBrowser())('a rota on the page', () => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;
  let page: Page;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
    await configure(demo.router.service.context.store);
    tab = await openTab(browser);
    page = tab.page;
    page.on('dialog', dialog => void dialog.accept());
    await page.goto(demo.router.pageUrl);
    await page.locator('.agent').first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  const open = async (address: string): Promise<void> => {
    await page.goto(`${demo.router.service.url}/#/settings/${address}`);
    await page.locator('.settings-content h2').first().waitFor();
  };
  const stored = async () =>
    (await (await page.request.get(`${demo.router.service.url}/api/settings`)).json()).document;

  test('is put in order, shows who is on call and who stands in, is named in an overflow, and saved', async () => {
    await open('general');
    const add = async (name: string): Promise<void> => {
      await page.getByRole('combobox', { name: 'Nachts: Person hinzufügen' }).selectOption(name);
      await page.getByRole('button', { name: 'Hinzufügen: Nachts' }).click();
    };
    await page.getByRole('textbox', { name: 'Name des neuen Plans' }).fill('Nachts');
    await page.getByRole('button', { name: 'Hinzufügen: Name des neuen Plans' }).click();
    await page.getByText('sobald ein Tag und mindestens eine Person angegeben sind').waitFor();
    // Begun before today, at whatever hour this runs.
    const day = page.locator('.rota input[type="date"]');
    await day.fill(dateOf(dayNumber((await day.inputValue()) as LocalDate) - 2));

    // The last of the team is on leave.
    const team: readonly { readonly id: string; readonly name: string }[] = (
      await (await page.request.get(`${demo.router.service.url}/api/settings`)).json()
    ).agents;
    const [anna, ben, absent] = [team[0], team[1], team.at(-1)];
    if (anna === undefined || ben === undefined || absent === undefined) throw new Error('no team');
    for (const { name } of [anna, ben, absent]) await add(name);
    const weeks = page.getByRole('list', { name: /^Nachts: Bereitschaft/ }).getByRole('listitem');
    await weeks
      .nth(2)
      .filter({ hasText: `${anna.name} statt ${absent.name} (abwesend)` })
      .waitFor();
    expect(await weeks.nth(0).textContent()).toContain(anna.name);
    expect(await weeks.count()).toBe(4);

    await page.getByRole('button', { name: `Nach oben: Nachts, ${ben.name}` }).click();
    await weeks.nth(0).filter({ hasText: ben.name }).waitFor();

    await page.getByRole('link', { name: 'Hotlines', exact: true }).click();
    await page.getByRole('link', { name: 'Head office' }).click();
    await page.getByText('Bereitschaftspläne wählt man nicht hier, sondern weiter unten').waitFor();
    const closed = page.getByRole('group', { name: 'Außerhalb der Öffnungszeiten' });
    const first = closed.getByRole('listitem').first();
    await first.getByRole('combobox', { name: /Schritt 1/ }).selectOption('agents');
    await first.getByRole('combobox', { name: 'Mitarbeiter und Gruppen' }).selectOption('Nachts');
    await first.getByRole('button', { name: /^Hinzufügen: / }).click();
    await page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    await page.getByRole('rowheader', { name: 'Bereitschaftsplan', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Speichern und anwenden' }).click();
    await page.getByText(/Gespeichert als Stand/).waitFor();
    const document = await stored();
    expect(document.rotas.Nachts).toMatchObject({ at: '08:00', turns: [ben.id, anna.id, absent.id] });
    expect(document.hotlines[0].overflow.closed[0]).toEqual({ agents: ['Nachts'] });
    expect(tab.complaints).toEqual([]);
  }, 60_000);
});
