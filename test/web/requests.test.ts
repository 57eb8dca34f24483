import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../src/app/ports/page.ts';
import type { DialAbility, DialledCall } from '../../src/app/ports/provider.ts';
import { loadPageFiles } from '../../src/http/page/page-files.ts';
import { askForCallback, letAsk } from '../support/asking.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { caller } from '../support/builders.ts';
import { expectGood } from '../support/good-view.ts';
import { startTestPage, type TestPage } from '../support/page.ts';

describe.runIf(hasBrowser())('who asked to be called back', () => {
  let browser: Browser;
  let page: TestPage;
  let ability: DialAbility = 'able';
  const dialled: DialledCall[] = [];

  beforeAll(async () => {
    const files = await loadPageFiles(join(import.meta.dirname, '../../dist/web'));
    const dialler = {
      ability: async () => ability,
      async dial(call: DialledCall) {
        dialled.push(call);
        return { kind: 'started', callId: null, shows: null } as const;
      },
    };
    [browser, page] = await Promise.all([sharedBrowser(), startTestPage({ files, dialler: () => dialler })]);
    letAsk(page.context);
  });
  afterAll(async () => {
    await closeTabs(browser);
    await page[Symbol.asyncDispose]();
  });

  async function open(role: Role, path: string): Promise<Tab> {
    const [name = '', value = ''] = (await page.as(role)).cookie.split('=');
    const tab = await openTab(browser, { locale: 'de-DE' });
    await tab.page.context().addCookies([{ name, value, url: `${page.url}/api/` }]);
    await tab.page.goto(`${page.url}/#/${path}`);
    await tab.page.getByRole('heading', { level: 1 }).waitFor();
    return tab;
  }

  test('stands on the board as soon as they ask, on the list with buttons, and is rung, told of and withdrawn there', async () => {
    await using board = await open('viewer', 'live');
    await using own = await open('agent', 'own');
    await using list = await open('supervisor', 'missed');
    const { id, free } = await askForCallback(page.context, caller);
    const line = board.page.getByRole('region', { name: '1 Rückruf gewünscht' });
    await line.getByText('durch Anna').waitFor();
    const section = own.page.getByRole('region', { name: 'Rückruf gewünscht' });
    await section.getByText('durch Anna').waitFor();

    // The agent puts it off; the board says so by itself.
    await section.getByText('Mehr').click();
    await section.getByRole('button', { name: /^Verschieben: / }).click();
    await line.getByText(/Anna erst ab \d\d:\d\d/).waitFor();
    await own.page.setViewportSize({ width: 360, height: 800 });
    await expectGood(own.page, 360);
    await own.page.setViewportSize({ width: 1280, height: 800 });

    // Free and without click-to-call, they are told to call.
    await free();
    ability = 'no-scope';
    page.clock.advance(11 * 60_000);
    // Presence was looked at meanwhile.
    const { known } = page.context;
    known.roster = { ...known.roster, confirmedAt: page.clock() };
    await own.page.getByText('Sie sind frei: 0171 3920001 möchte zurückgerufen werden.').waitFor();
    expect(
      await own.page
        .locator('.due-request')
        .getByRole('link', { name: /^Anrufen|^Jetzt anrufen/ })
        .getAttribute('href'),
    ).toBe(`tel:${caller}`);
    await line.getByText('Anna ist frei und soll anrufen').waitFor();
    ability = 'able';
    await own.page.locator('.due-request').waitFor({ state: 'detached' });

    // A supervisor has them called, and then withdraws the wish after being asked.
    const row = list.page.locator('.requests li');
    await row.getByRole('button', { name: /^Anna jetzt anrufen lassen: / }).click();
    await line.getByText('Es klingelt: Anna').waitFor();
    expect(dialled).toMatchObject([{ agentId: 'w1', to: caller }]);
    await row.getByText('Mehr').click();
    await row.getByRole('button', { name: /^Kein Rückruf nötig: / }).click();
    await expectGood(list.page, 1280);
    await list.page.getByRole('dialog').getByRole('button', { name: 'Kein Rückruf nötig' }).click();
    await line.waitFor({ state: 'detached' });
    expect(page.context.known.switchboard.callbacks.byCallId.has(id)).toBe(false);
    expect([...board.complaints, ...own.complaints, ...list.complaints]).toEqual([]);
  });
});
