import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { addUser, issueSignInLink } from '../../src/app/access/access.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { startService } from '../../src/service.ts';
import { createTestLog } from '../support/app.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { startHotline } from '../support/hotline.ts';

describe.runIf(hasBrowser())('the connection on the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  /** A Familiar that knows where sipgate is, and nothing else. */
  async function startBare(apiUrl: string) {
    const read = readConfig({ PORT: '0', DATABASE_URL: 'sqlite::memory:', SIPGATE_API_URL: apiUrl });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const service = await startService(read.config, { log: createTestLog() });
    onTestFinished(() => service.close());
    const { context } = service;
    const user = await addUser(context, { login: 'chefin', password: null, role: 'admin', agentId: null });
    if (user === null) throw new Error('There is one already.');
    return { service, link: `${service.url}/#/enter/${await issueSignInLink(context, user)}` };
  }

  test('an admin is led from the board to the assistant, and can do the same in the settings', async () => {
    const { emulator } = await startHotline();
    const { service, link } = await startBare(emulator.apiUrl);
    await using tab = await openTab(browser);
    const { page } = tab;
    await page.goto(link);
    await page.getByRole('link', { name: 'Jetzt verbinden' }).click();
    await page.getByRole('heading', { name: 'Verbinden' }).waitFor();
    await page.goto(`${service.url}/#/settings/connection`);

    const part = (name: string) => page.getByRole('region', { name });
    const save = async (name: string): Promise<void> => {
      await part(name).getByRole('button', { name: 'Speichern' }).click();
    };
    await part('Adresse für sipgate').getByLabel('Öffentliche Adresse').fill('hotline');
    await save('Adresse für sipgate');
    await page.getByText('Die Adresse muss mit').waitFor();
    await part('Adresse für sipgate')
      .getByLabel('Öffentliche Adresse')
      .fill('https://hotline.example.com/push');
    await save('Adresse für sipgate');
    await page.getByText('Gespeichert. Gilt ab sofort.').waitFor();

    await part('Zugang zu sipgate').getByLabel('Token-ID').fill(emulator.tokenId);
    await part('Zugang zu sipgate').getByLabel('Token', { exact: true }).fill(` ${emulator.token} `);
    await save('Zugang zu sipgate');
    await page.getByText(`Gespeichert ist das Token ${emulator.tokenId}.`).waitFor();
    await page.getByText('Noch hat keine Hotline eine Nummer.').waitFor();
    expect(await page.content()).not.toContain(emulator.token);
    expect(service.context.connection.current).toMatchObject({
      webhookUrl: new URL('https://hotline.example.com/push'),
      credentials: { tokenId: emulator.tokenId, token: emulator.token },
    });
    expect(tab.complaints.filter(one => !one.includes('422'))).toEqual([]);
  });
});
