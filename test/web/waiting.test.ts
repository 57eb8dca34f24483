import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordCall } from '../../src/app/calls/record-call.ts';
import { takeCall } from '../../src/app/calls/take-call.ts';
import { toParty } from '../../src/domain/party.ts';
import { loadPageFiles } from '../../src/http/page/page-files.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { defaultHotline, defaultPlan, hangup, newCall } from '../support/builders.ts';
import { ruleAbout, talk } from '../support/company.ts';
import { startTestPage, type TestPage } from '../support/page.ts';

const vip = '+491713920009';

describe.runIf(hasBrowser())('who waits', () => {
  let browser: Browser;
  let page: TestPage;

  beforeAll(async () => {
    const files = await loadPageFiles(join(import.meta.dirname, '../../dist/web'));
    [browser, page] = await Promise.all([sharedBrowser(), startTestPage({ files })]);
    const { known } = page.context;
    const waiting = { ...defaultHotline.waiting, familiarMs: 0, anyMs: 300_000 };
    const party = toParty(vip);
    const callers = party.kind === 'number' ? [ruleAbout({ vip: true, numbers: [party.number] })] : [];
    known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, waiting }], callers };
    for (const index of [1, 2, 3]) talk(known.switchboard, index, page.clock());
  });
  afterAll(async () => {
    await closeTabs(browser);
    await page[Symbol.asyncDispose]();
  });

  async function openBoard(locale: string): Promise<Tab> {
    const [name = '', value = ''] = (await page.as('viewer')).cookie.split('=');
    const tab = await openTab(browser, { locale });
    await tab.page.context().addCookies([{ name, value, url: `${page.url}/api/` }]);
    await tab.page.goto(`${page.url}/#/live`);
    await tab.page.locator('.agent').first().waitFor();
    return tab;
  }

  test('stands on the board in the order of the line, and leaves it when they hang up', async () => {
    const { context, clock } = page;
    await using tab = await openBoard('de-DE');
    await using english = await openBoard('en-GB');
    const line = tab.page.getByRole('region', { name: /Anrufer (wartet|warten)/ });
    expect(await line.count()).toBe(0);

    await takeCall(context, newCall());
    await tab.page.getByRole('region', { name: '1 Anrufer wartet' }).waitFor();
    await tab.page.locator('.call').getByText('wartet', { exact: true }).waitFor();
    clock.advance(2_000);
    await takeCall(context, newCall({ callId: 'B', flowId: 'G', from: vip }));
    await tab.page.getByRole('region', { name: '2 Anrufer warten' }).waitFor();
    const rows = line.getByRole('listitem');
    expect(await rows.first().innerText()).toMatch(/^1\s+0171 3920009\s+VIP\s+auf die nächste freie Person/);
    expect(await rows.nth(1).innerText()).toMatch(
      /^2\s[\s\S]*auf die nächste freie Person\s+seit \d+\sSek\.$/,
    );
    await english.page
      .getByRole('region', { name: '2 callers wait' })
      .getByText('for the next free person')
      .first()
      .waitFor();

    await recordCall(context, hangup({ callId: 'B', flowId: 'G', cause: 'cancel' }));
    await tab.page.getByRole('region', { name: '1 Anrufer wartet' }).waitFor();
    await recordCall(context, hangup({ cause: 'cancel' }));
    await line.waitFor({ state: 'detached' });
    expect([...tab.complaints, ...english.complaints]).toEqual([]);
  });
});
