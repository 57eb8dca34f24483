import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { lostWithout } from '../../src/sipgate/scope-words.ts';
import { enterAsFirst, openStep, startToSetUp, walkOn } from '../support/assistant.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { expectGood } from '../support/good-view.ts';

const hotline = '+492214710100';
const withoutSettings = Object.keys(lostWithout).filter(scope => !scope.startsWith('settings:'));

const looks = [
  { flavour: 'classic', width: 1280, colorScheme: 'light', locale: 'de-DE' },
  { flavour: 'classic', width: 360, colorScheme: 'dark', locale: 'en-GB' },
  { flavour: 'neo', width: 1280, colorScheme: 'dark', locale: 'en-GB' },
  { flavour: 'neo', width: 360, colorScheme: 'light', locale: 'de-DE' },
] as const;

describe.runIf(hasBrowser())('the assistant’s step “Webhook”', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  /** The assistant of an account whose token and hotline the environment has, and whose address was given. */
  async function openAssistant(
    { flavour, scopes }: { flavour: 'classic' | 'neo'; scopes: readonly string[] },
    tabOptions: Parameters<typeof openTab>[1] = {},
  ) {
    const { emulator, service, link, address } = await startToSetUp(
      { flavour, tokens: [{ tokenId: 'token-ABC123', token: 'secret', userId: 'w0', scopes }] },
      { TOKEN_ID: 'token-ABC123', TOKEN: 'secret', CENTRAL_SERVICE_PHONE: hotline },
    );
    const given = { webhookUrl: address, token: null, serviceNumbers: null, joins: [] };
    await service.context.store.connection.replace(given, 0);
    const inForce = () => service.context.connection.current.webhookUrl?.href;
    await expect.poll(inForce, { timeout: 10_000 }).toBe(address);
    await expect.poll(() => service.context.health.accountKind(), { timeout: 10_000 }).toBe(flavour);
    const tab = await openTab(browser, tabOptions);
    // With its test, so that no page of an earlier one goes on asking.
    onTestFinished(() => tab[Symbol.asyncDispose]());
    await enterAsFirst(tab.page, link, tabOptions?.locale !== 'en-GB');
    // Nothing is missing, so it begins with the board.
    await tab.page.locator('nav').waitFor();
    await tab.page.goto(new URL('/#/connect', tab.page.url()).href);
    const webhook = walkOn(tab.page).step('Webhook');
    await openStep(webhook);
    const effect = (click: string, is: string) =>
      webhook.locator(`[data-click="${click}"] [data-effect="${is}"]`);
    return { emulator, tab, webhook, effect, address };
  }

  test.each(looks)(
    'without the scopes for it leads through the clicks, and a call turns them green ($flavour, $locale, $width px, $colorScheme)',
    async ({ flavour, width, colorScheme, locale }) => {
      const options = { viewport: { width, height: 800 }, colorScheme, locale };
      const { emulator, tab, webhook, effect, address } = await openAssistant(
        { flavour, scopes: withoutSettings },
        options,
      );
      await effect('incoming', 'waiting').waitFor();
      expect(await webhook.locator('pre', { hasText: address }).count()).toBe(2);
      const isGerman = locale === 'de-DE';
      const classic = webhook.getByText(isGerman ? 'Klassisches Konto:' : 'Classic account:');
      expect(await classic.count()).toBe(flavour === 'classic' ? 1 : 0);
      await expectGood(tab.page, width);
      emulator.setPushUrls({ incoming: address, outgoing: address });
      emulator.placeCall({ from: fictionalCaller(1), to: hotline });
      for (const click of ['incoming', 'select', 'call']) await effect(click, 'seen').waitFor();
      await effect('outgoing', 'unseeable').waitFor();
      await expectGood(tab.page, width);
    },
    60_000,
  );

  test('where it may be read, each address turns green as soon as sipgate has it, without a call', async () => {
    const { emulator, webhook, effect, address } = await openAssistant({ flavour: 'neo', scopes: ['all'] });
    await effect('incoming', 'waiting').waitFor();
    emulator.setPushUrls({ incoming: address, outgoing: 'https://other.example.com/' });
    await effect('incoming', 'seen').waitFor();
    await effect('outgoing', 'waiting').waitFor();
    emulator.setPushUrls({ incoming: address, outgoing: address });
    await effect('outgoing', 'seen').waitFor();
    await webhook.getByText('Bei sipgate ist die richtige Adresse eingetragen.').first().waitFor();
    await effect('select', 'waiting').waitFor();
  }, 60_000);
});
