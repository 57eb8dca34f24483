import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { exampleCompany } from '../../src/emulator/company.ts';
import { openAssistant, startBeside } from '../support/assistant.ts';
import { closeTabs, hasBrowser, sharedBrowser } from '../support/browser.ts';
import { earlierCalls } from '../support/earlier-calls.ts';
import { expectGood } from '../support/good-view.ts';

/** Past calls of which every other was answered by whoever was free. */
function mixedCalls(): ReturnType<typeof earlierCalls> {
  const { users } = exampleCompany();
  return earlierCalls(800).map((call, index) => {
    const answeredBy = users[(index >> 3) % users.length]?.numbers[0]?.number;
    const isMixed = index % 2 === 0 && call.direction === 'in' && call.answeredBy !== undefined;
    return isMixed && answeredBy !== undefined ? { ...call, answeredBy } : call;
  });
}

describe.runIf(hasBrowser())('what the assistant asks, and how often', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  test('the address is called when it has changed or somebody asks, and not on any other save', async () => {
    const { service, connect, token, address } = await startBeside();
    await connect({ token, webhookUrl: address });
    await using tab = await openAssistant(browser, service);
    const { step, open, requests } = tab;
    const calls = () => requests.filter(url => url.endsWith('/api/connect/address')).length;
    const reached = step('Adresse').getByText('zu erreichen.');
    await step('Adresse').getByText('Erledigt').waitFor();
    expect(calls()).toBe(1);

    const hotline = await open('Hotline');
    await hotline.locator('input[type=checkbox]').first().check();
    await hotline.getByRole('button', { name: 'Speichern und weiter' }).click();
    await step('Hotline').getByText('Erledigt').waitFor();
    expect(calls()).toBe(1);

    const part = await open('Adresse');
    await part.getByRole('button', { name: 'Speichern und prüfen' }).click();
    await expect.poll(calls).toBe(2);
    await reached.waitFor();
    await part.getByLabel('Öffentliche Adresse').fill(`${address}-2`);
    await part.getByRole('button', { name: 'Speichern und prüfen' }).click();
    await expect.poll(calls).toBe(3);
    await reached.waitFor();
    await part.getByRole('button', { name: 'Noch einmal prüfen' }).click();
    await expect.poll(calls).toBe(4);
  });

  test('an address that answers nothing is seen to be asked within two seconds, and then why that is in vain', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const { service, connect } = await startBeside();
    await connect({ webhookUrl: `http://127.0.0.1:${port}/push` });
    await using tab = await openAssistant(browser, service);
    const part = await tab.open('Adresse');
    await part.getByText(/ruft sich unter dieser Adresse an … seit \d s/).waitFor({ timeout: 2_500 });
    await part.getByText('Unter dieser Adresse kämen keine Anrufe an.').waitFor();
  });

  test('while sipgate keeps silent about the webhook, each look and each change shows its seconds within two', async () => {
    const { emulator, service, connect, token, address } = await startBeside();
    await connect({ token, webhookUrl: address });
    const settings = '/settings/sipgateio';
    await using tab = await openAssistant(browser, service);
    const webhook = await tab.open('Webhook');
    const seconds = webhook.getByText(/^sipgate wird gefragt … seit \d s/);
    await webhook.getByRole('table').waitFor();
    emulator.setFaults({ rest: [{ path: settings, method: 'PUT', delayMs: 3_600_000 }] });
    await webhook.getByRole('button', { name: 'Bei sipgate eintragen' }).click();
    await seconds.waitFor({ timeout: 2_500 });
    await webhook.getByRole('alert').getByText('nicht rechtzeitig geantwortet').waitFor();
    // What is there is known all the same, and can be changed again.
    await webhook.getByRole('table').waitFor();
    emulator.setFaults({ rest: [{ path: settings, delayMs: 3_600_000 }] });
    await webhook.getByRole('button', { name: 'Noch einmal nachsehen' }).click();
    await seconds.waitFor({ timeout: 2_500 });
    await webhook.getByRole('alert').getByText('nicht rechtzeitig geantwortet').waitFor();
  });

  test('health that takes its time shows that it does', async () => {
    const { service } = await startBeside();
    await using tab = await openAssistant(browser, service);
    const { page } = tab;
    await page.route('**/api/health', () => {});
    await page.goto(`${service.url}/#/health`);
    await page.getByText(/^Wird geladen … seit \d s/).waitFor({ timeout: 4_000 });
  });

  test('only the small state is asked for again and again, by nobody who does not look, and at once by who looks again', async () => {
    const { service, connect, token, address } = await startBeside();
    await connect({ token, webhookUrl: address });
    await using tab = await openAssistant(browser, service);
    const { page, step, requests } = tab;
    await step('Team').getByText('6 Personen').waitFor();
    await step('Adresse').getByText('Erledigt').waitFor();
    await page.waitForLoadState('load');
    const asked = () => requests.flatMap(url => /\/api(\/[^?]*)/.exec(url)?.[1] ?? []);
    const begin = asked().length;
    const since = () => asked().slice(begin);
    await expect.poll(() => since().length).toBeGreaterThan(1);
    expect(new Set(since())).toEqual(new Set(['/connect/state']));

    const look = (isHidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { configurable: true, value: ${isHidden} });
        document.dispatchEvent(new Event('visibilitychange'));`,
      );
    await page.clock.install();
    await look(true);
    const hidden = asked().length;
    await page.clock.runFor(60_000);
    expect(asked().length - hidden).toBeLessThanOrEqual(1);
    const before = asked().length;
    await look(false);
    await expect.poll(() => asked().length).toBeGreaterThan(before);
  });

  test.each([
    { width: 1280, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
  ] as const)(
    'beside the sentence on past calls stand two bars of the same figures ($width px)',
    async ({ width, colorScheme }) => {
      const { service, connect, token } = await startBeside({ earlierCalls: mixedCalls() });
      await connect({ token });
      await using tab = await openAssistant(browser, service, {
        viewport: { width, height: 800 },
        colorScheme,
      });
      const pastCalls = await tab.open('Frühere Anrufe');
      await pastCalls.getByRole('button', { name: 'Frühere Anrufe von sipgate importieren' }).click();
      const said = pastCalls.getByText(/^Von \d+ Anrufen von Leuten/);
      const sentence = (await said.textContent({ timeout: 60_000 })) ?? '';
      const [calls, familiar, couldBe] = sentence.match(/\d+/g)?.map(Number) ?? [];
      expect(familiar).toBeGreaterThan(0);
      expect(familiar).toBeLessThan(calls ?? 0);
      const bars = pastCalls.locator('.known-before > div');
      for (const [index, count] of [familiar, couldBe].entries()) {
        const bar = bars.nth(index);
        await bar.getByText(`: ${count} von ${calls} Anrufen`).waitFor();
        const length = Number(await bar.locator('rect').last().getAttribute('width'));
        expect(length).toBeCloseTo((100 * (count ?? 0)) / (calls ?? 1), 3);
      }
      await pastCalls.getByText(/^Gezählt sind alle \d+ Anrufe seit \d/).waitFor();
      await expectGood(tab.page, width);
      expect(tab.complaints).toEqual([]);
    },
  );
});
