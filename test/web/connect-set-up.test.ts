import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser, issueSetUpLink } from '../../src/app/access/access.ts';
import { openAssistant, startBeside, startEmpty } from '../support/assistant.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';

const password = 'lange Leitung am Montag';

describe.runIf(hasBrowser())('setting up with interruptions', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  test('the set-up link makes one user; whoever opens it afterwards is told that it is no longer good', async () => {
    const { service: server } = await startEmpty();
    const link = `${server.url}/#/set-up/${await issueSetUpLink(server.context)}`;
    const users = async () => (await server.context.store.accounts.users()).map(({ login }) => login);
    const fill = async (login: string, address: string) => {
      const { page } = await openTab(browser);
      await page.goto(address);
      await page.getByLabel('Benutzername').fill(login);
      await page.getByLabel('Passwort').fill(password);
      await page.getByRole('button', { name: 'Zugang anlegen' }).click();
      return page;
    };
    // A stranger from the internet, before the owner has come.
    const stranger = await fill('fremd', `${server.url}/#/set-up/somethingguessed`);
    await stranger.getByRole('alert').getByText('Dieser Link gilt nicht mehr.').waitFor();
    expect(await users()).toEqual([]);
    await (await fill('chefin', link)).locator('.shell').waitFor();
    const second = await fill('zweite', link);
    await second.getByRole('alert').getByText('Dieser Link gilt nicht mehr.').waitFor();
    expect(await users()).toEqual(['chefin']);
  });

  test('a browser closed in the middle, and a restart, lose nothing: another browser goes on where it was', async () => {
    const { service, restart, emulator, connect, token } = await startBeside();
    await addUser(service.context, { login: 'chefin', password, role: 'admin', agentId: null });
    await connect({ token });
    const first = await openAssistant(browser, service);
    await first.step('sipgate').getByText('Erledigt').waitFor();
    await first[Symbol.asyncDispose]();

    await restart();
    const { page } = await openTab(browser);
    await page.goto(`${service.url}/#/connect`);
    await page.getByLabel('Benutzername').fill('chefin');
    await page.getByLabel('Passwort').fill(password);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await page.locator('.shell').waitFor();
    await page.goto(`${service.url}/#/connect`);
    const step = (name: string) => page.getByRole('region', { name }).first();
    await step('sipgate').getByText(emulator.tokenId).waitFor();
    await step('Team').getByText('6 Personen, alle mit Nummer').waitFor();
    await step('Hotline').locator('input[type=checkbox]').first().waitFor();
    expect(await step('Adresse').getByText('Offen').count()).toBe(1);
  });

  test('a page that is open while Familiar restarts goes on by itself', async () => {
    const { service, restart, connect, token } = await startBeside();
    await connect({ token });
    const { step, open } = await openAssistant(browser, service);
    await step('Team').getByText('6 Personen').waitFor();
    const again = await restart();
    await open('Hotline');
    const hotline = step('Hotline');
    await hotline.locator('input[type=checkbox]').first().check();
    await hotline.getByRole('button', { name: 'Speichern und weiter' }).click();
    await step('Hotline').getByText('Erledigt').waitFor();
    expect(again.context.known.hotlines.size).toBe(1);
  });
});
