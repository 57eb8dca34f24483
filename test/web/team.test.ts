import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser, issueSignInLink } from '../../src/app/access/access.ts';
import type { Role } from '../../src/app/ports/page.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';

describe.runIf(hasBrowser())('the team by how they are', () => {
  let browser: Browser;
  let demo: TestDemo;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  async function openAs(role: Role, width: number): Promise<Tab> {
    const { context, url } = demo.router.service;
    const agentId = role === 'agent' ? (context.known.roster.agents[0]?.id ?? null) : null;
    const user = await addUser(context, { login: role, password: null, role, agentId });
    if (user === null) throw new Error(`There is a ${role} already.`);
    const tab = await openTab(browser, { viewport: { width, height: 800 } });
    await tab.page.goto(`${url}/#/enter/${await issueSignInLink(context, user)}`);
    await tab.page.getByRole('navigation').waitFor();
    return tab;
  }

  test('an agent lands on what concerns them, pauses with one tap, and a supervisor finds them under Pause', async () => {
    await using own = await openAs('agent', 360);
    await own.page.getByText('Sie sind frei. Anrufe klingeln bei Ihnen.').waitFor();
    await own.page.getByText('Niemand wartet auf einen Rückruf.').waitFor();
    await own.page.getByRole('button', { name: 'Pause machen' }).click();
    await own.page.getByText('Sie machen Pause.').waitFor();
    expect(await own.page.locator('html').evaluate(html => html.scrollWidth)).toBeLessThanOrEqual(360);

    await using tab = await openAs('supervisor', 1280);
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/agents`);
    await page.getByRole('button', { name: 'Pause 1' }).click();
    const paused = page.getByRole('region', { name: 'Pause 1' });
    await paused.getByRole('link', { name: 'Heike Krüger' }).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Olga Petrowa' }).count()).toBe(0);
    await paused.getByRole('button', { name: 'Pause beenden: Heike Krüger' }).click();
    await paused.getByRole('button', { name: 'Pause beenden', exact: true }).click();
    await page.getByText('Niemand passt dazu.').waitFor();
    await page.getByRole('button', { name: 'Alle zeigen' }).click();
    await page.getByLabel('Nach Namen suchen').fill('petro');
    await page.getByRole('link', { name: 'Olga Petrowa' }).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Heike Krüger' }).count()).toBe(0);
    expect([...own.complaints, ...tab.complaints]).toEqual([]);
  });
});
