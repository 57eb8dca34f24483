import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser, issueSignInLink } from '../../src/app/access/access.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { followInMenu } from '../support/menu.ts';

describe.runIf(hasBrowser())('the audit trail on the page', () => {
  let browser: Browser;
  let demo: TestDemo;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  async function openAs(role: 'admin' | 'supervisor'): Promise<Tab> {
    const { context, url } = demo.router.service;
    const user = await addUser(context, { login: `a-${role}`, password: null, role, agentId: null });
    if (user === null) throw new Error(`There is a ${role} already.`);
    const tab = await openTab(browser);
    await tab.page.goto(`${url}/#/enter/${await issueSignInLink(context, user)}`);
    await tab.page.getByRole('navigation').waitFor();
    return tab;
  }

  test('admins read who came from where, page by page and by keyboard', async () => {
    const { audit } = demo.router.service.context.store;
    const from = { address: '203.0.113.5', proxy: '10.0.0.2' };
    for (let at = 1; at <= 60; at++)
      await audit.add({ at, event: 'token-created', by: 'chefin', from, about: `<b>token ${at}` });
    await using tab = await openAs('admin');
    const { page } = tab;
    await followInMenu(page, 'set-up', 'Prüfprotokoll');
    const rows = page.locator('tbody tr');
    await rows.first().getByText('Mit einem Link angemeldet').waitFor();
    await page.getByRole('cell', { name: '<b>token 60', exact: true }).waitFor();
    expect(await rows.count()).toBe(50);
    expect(await rows.nth(1).textContent()).toContain('203.0.113.5 laut Proxy 10.0.0.2');
    await page.getByRole('button', { name: 'Ältere Einträge' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: '<b>token 1', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Neuere Einträge' }).press('Enter');
    await page.getByRole('cell', { name: '<b>token 60', exact: true }).waitFor();
    expect(tab.complaints).toEqual([]);
  });

  test('others do not see that there is one', async () => {
    await using tab = await openAs('supervisor');
    expect(await tab.page.locator('nav a[href="#/audit"]').count()).toBe(0);
  });
});
