import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPageFiles } from '../../src/http/page/page-files.ts';
import { RosterError, rosterProblemOf } from '../../src/sipgate/roster-problem.ts';
import { enterAsFirst, startToSetUp, walkOn } from '../support/assistant.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { agent, noon, phone } from '../support/builders.ts';
import { expectGood } from '../support/good-view.ts';
import { startTestPage, type TestPage } from '../support/page.ts';

const looks = [
  { width: 1280, colorScheme: 'light', locale: 'de-DE' },
  { width: 360, colorScheme: 'dark', locale: 'de-DE' },
  { width: 1280, colorScheme: 'dark', locale: 'en-GB' },
  { width: 360, colorScheme: 'light', locale: 'en-GB' },
] as const;

const web = join(import.meta.dirname, '../../dist/web');

describe.runIf(hasBrowser())('the assistant', () => {
  let browser: Browser;
  let page: TestPage;
  beforeAll(async () => {
    const files = await loadPageFiles(web);
    [browser, page] = await Promise.all([sharedBrowser(), startTestPage({ files })]);
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await page[Symbol.asyncDispose]();
  });

  /** The assistant’s step “Team” over whatever the roster says. */
  async function openTeam() {
    const [name = '', value = ''] = (await page.as('admin')).cookie.split('=');
    const tab = await openTab(browser);
    await tab.page.context().addCookies([{ name, value, url: `${page.url}/api/` }]);
    await tab.page.goto(`${page.url}/#/connect`);
    const team = walkOn(tab.page).step('Team');
    const open = team.getByRole('button', { name: /Öffnen|Ändern/ });
    await open.or(team.locator('.connect-body')).first().waitFor();
    if ((await open.count()) > 0) await open.click();
    return { tab, team };
  }

  test('weighs less than 40 kB, as brotli sends it, until its first step can be used', async () => {
    const [name = '', value = ''] = (await page.as('admin')).cookie.split('=');
    await using tab = await openTab(browser);
    await tab.page.context().addCookies([{ name, value, url: `${page.url}/api/` }]);
    await tab.page.goto(`${page.url}/#/connect`);
    await tab.page.getByRole('region', { name: 'sipgate' }).waitFor();
    await tab.page.waitForLoadState('networkidle');
    const assets = tab.requests.filter(url => url.includes('/assets/'));
    const paths = ['/index.html', ...new Set(assets.map(url => new URL(url).pathname))];
    const sizes = await Promise.all(paths.map(path => stat(join(web, `${path}.br`))));
    const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
    expect(paths.length).toBeGreaterThan(4);
    expect(bytes).toBeLessThan(40_000);
  });

  test.each(looks)(
    'shows drawings of how to make a token, said to be drawings, with a text for those who don’t see them ($locale, $width px, $colorScheme)',
    async ({ width, colorScheme, locale }) => {
      const { link } = await startToSetUp();
      const isGerman = locale === 'de-DE';
      await using tab = await openTab(browser, { viewport: { width, height: 800 }, colorScheme, locale });
      await enterAsFirst(tab.page, link, isGerman);
      await tab.page.getByText(isGerman ? 'Zeichnungen: Token anlegen' : 'Drawings: how to make').click();
      await tab.page.getByText(isGerman ? 'keine Bildschirmfotos' : 'not screenshots').waitFor();
      const drawings = tab.page.getByRole('img', { name: isGerman ? 'Zeichnung' : 'Drawing' });
      await expect.poll(() => drawings.count()).toBe(4);
      await expectGood(tab.page, width);
      expect(tab.complaints).toEqual([]);
    },
    60_000,
  );

  test('shows two thousand people a page at a time, and finds one by name', async () => {
    const agents = Array.from({ length: 2_000 }, (_, index) =>
      agent(index, { name: `Person ${index}`, numbers: [phone(`+4930231${20_000 + index}`)] }),
    );
    page.context.known.roster = { agents, confirmedAt: noon, withoutNumber: [] };
    const { team, tab } = await openTeam();
    await team.getByText('1 bis 25 von 2000').waitFor();
    expect(await team.locator('.team-row').count()).toBe(25);
    await team.getByRole('button', { name: 'Weitere' }).click();
    await team.getByText('26 bis 50 von 2000').waitFor();
    await team.getByLabel('Name oder Nummer suchen').fill('person 1999');
    await team.locator('.team-row', { hasText: 'Person 1999' }).waitFor();
    await expect.poll(() => team.locator('.team-row').count()).toBe(1);
    await team.getByLabel('Name oder Nummer suchen').fill('nobody');
    await team.getByText('Niemand gefunden.').waitFor();
    expect(tab.complaints).toEqual([]);
  }, 60_000);

  test('says so where the account has no users', async () => {
    const account = { accountNumbers: [], withoutNumber: [] };
    page.context.known.roster = { agents: [], confirmedAt: null, ...account };
    page.context.known.lookProblem = rosterProblemOf(
      new RosterError('', { account, missingScopes: new Set(), users: 0 }),
    );
    const { team } = await openTeam();
    await team.getByText('sipgate zeigt in diesem Konto keine Personen').waitFor();
  }, 60_000);
});
