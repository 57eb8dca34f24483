import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { request } from '../emulator/rest/client.ts';
import { openAssistant, setHotline, startBeside } from '../support/assistant.ts';
import { closeTabs, hasBrowser, sharedBrowser } from '../support/browser.ts';
import { expectGood } from '../support/good-view.ts';

const another = 'https://crm.example/in';
const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const;

describe.runIf(hasBrowser())('the step “Webhook”', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  test.each(looks)(
    'sets our address by a click and puts back by another what was there ($width px)',
    async ({ width, colorScheme }) => {
      const { emulator, service, connect, token, address } = await startBeside();
      emulator.setPushUrls({ incoming: another, outgoing: '' });
      await connect({ token, webhookUrl: address });
      await using tab = await openAssistant(browser, service, {
        viewport: { width, height: 800 },
        colorScheme,
      });
      const { page, open } = tab;
      const webhook = await open('Webhook');
      await webhook.getByRole('row', { name: 'Eingehende Anrufe' }).getByText(another).waitFor();
      await expectGood(page, width);
      expect(await webhook.getByRole('button', { name: 'Rückgängig' }).count()).toBe(0);
      await webhook.getByRole('button', { name: 'Bei sipgate eintragen' }).click();
      const atSipgate = async () => (await request(emulator, '/settings/sipgateio')).json;
      await expect.poll(atSipgate).toMatchObject({ incomingUrl: address, outgoingUrl: address });

      // The next step opens by itself.
      await webhook.locator('.connect-body').waitFor({ state: 'detached' });
      await open('Webhook');
      await webhook.getByText('die richtige Adresse').first().waitFor();
      await expectGood(page, width);
      await webhook.getByRole('button', { name: 'Rückgängig' }).click();
      await webhook.getByRole('button', { name: 'Bei sipgate eintragen' }).waitFor();
      expect(await atSipgate()).toMatchObject({ incomingUrl: another, outgoingUrl: '' });
      expect(await webhook.getByRole('button', { name: 'Rückgängig' }).count()).toBe(0);
      expect(tab.complaints).toEqual([]);
    },
  );

  test.each(looks)(
    'says that calls no longer come here once somebody has set another address ($width px)',
    async ({ width, colorScheme }) => {
      const beside = await startBeside();
      const { emulator, service, connect, token, address } = beside;
      await setHotline(beside);
      await connect({ token, webhookUrl: address });
      emulator.setPushUrls({ incoming: address, outgoing: address });
      await service.rosterKnown;
      const to = emulator.company.hotlines[0]?.number ?? '';
      await emulator.placeCall({ from: fictionalCaller(1), to }).ended;
      emulator.setPushUrls({ incoming: another, outgoing: address });
      await using tab = await openAssistant(browser, service, {
        viewport: { width, height: 800 },
        colorScheme,
      });
      const { page, step, open } = tab;
      await step('Webhook').getByText('Stimmt nicht').waitFor();
      const webhook = await open('Webhook');
      await webhook.getByRole('row', { name: 'Eingehende Anrufe' }).getByText(another).waitFor();
      await webhook.getByText('Von Hand eintragen').click();
      await webhook.getByText('Klassisches Konto: Wählen Sie alle aus').waitFor();
      await expectGood(page, width);
    },
  );

  test('the address is copied by a click, and where a browser does not allow that, it is selected', async () => {
    const { service, connect, token, address } = await startBeside();
    await connect({ token, webhookUrl: address });
    const copied = async (permissions: readonly string[]): Promise<readonly string[]> => {
      await using tab = await openAssistant(browser, service, { permissions: [...permissions] });
      const { page, open } = tab;
      if (permissions.length === 0)
        await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`);
      const webhook = await open('Webhook');
      await webhook.getByText('Von Hand eintragen').click();
      const button = webhook.getByRole('button', { name: /^Kopieren: / }).first();
      await button.click();
      const selected = await page.evaluate<string>('String(getSelection()).trim()');
      if (permissions.length === 0) return [selected, (await button.textContent()) ?? ''];
      await webhook.getByText('Kopiert', { exact: true }).waitFor();
      return [selected, await page.evaluate<string>('navigator.clipboard.readText()')];
    };
    expect(await copied(['clipboard-read', 'clipboard-write'])).toEqual([address, address]);
    expect(await copied([])).toEqual([address, 'Kopieren']);
  });
});
