import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { lostWithout } from '../../src/sipgate/scope-words.ts';
import { essentialScopes, usefulScopes } from '../../web/src/connect/scopes.ts';
import { startToSetUp, walkOn } from '../support/assistant.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { expectGood } from '../support/good-view.ts';

const looks = [
  { flavour: 'classic', width: 1280, colorScheme: 'light' },
  { flavour: 'classic', width: 360, colorScheme: 'dark' },
  { flavour: 'neo', width: 1280, colorScheme: 'dark' },
  { flavour: 'neo', width: 360, colorScheme: 'light' },
] as const;

test('the scopes to be ticked are those that a token is tried for', () => {
  expect([...essentialScopes, ...usefulScopes]).toEqual(Object.keys(lostWithout));
});

describe.runIf(hasBrowser())('the assistant', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  test.each(looks)(
    'leads from nothing to the first routed call by clicks alone ($flavour, $width px)',
    async ({ flavour, width, colorScheme }) => {
      const { emulator, link, address } = await startToSetUp({ flavour });
      await using tab = await openTab(browser, { viewport: { width, height: 800 }, colorScheme });
      const { page } = tab;
      const walk = walkOn(page);
      await page.goto(link);
      await walk.fill(page.getByLabel('Benutzername'), 'chefin');
      await walk.fill(page.getByLabel('Passwort'), 'lange Leitung am Montag');
      await walk.click(page.getByRole('button', { name: 'Zugang anlegen' }));

      const { step } = walk;
      await walk.fill(step('sipgate').getByLabel('Token-ID'), emulator.tokenId);
      await walk.fill(step('sipgate').getByLabel('Token', { exact: true }), ` ${emulator.token}\n`);
      await walk.click(step('sipgate').getByRole('button', { name: 'Prüfen' }));
      await step('sipgate').getByText('Das Token passt.').waitFor();
      await step('sipgate')
        .getByText(`Es ist ein ${flavour === 'neo' ? 'neo' : 'klassisches '}`)
        .waitFor();
      await expectGood(page, width);
      await walk.click(step('sipgate').getByRole('button', { name: 'Speichern und weiter' }));

      const number = emulator.company.hotlines[0]?.number ?? '';
      await walk.click(step('Hotline').locator(`input[value="${number}"]`));
      await expectGood(page, width);
      await step('Team').getByText('6 Personen, alle mit Nummer').waitFor();
      await walk.click(step('Hotline').getByRole('button', { name: 'Speichern und weiter' }));

      await step('Adresse').getByLabel('Öffentliche Adresse').waitFor();
      // Whoever uses the keyboard is where it goes on.
      await page.locator('h2:focus', { hasText: 'Adresse' }).waitFor();
      await walk.click(step('Team').getByRole('button', { name: 'Ändern' }));
      await step('Team').getByText('angemeldet').first().waitFor();
      await expectGood(page, width);
      await walk.click(step('Team').getByRole('button', { name: 'Weiter' }));

      await walk.fill(step('Adresse').getByLabel('Öffentliche Adresse'), address);
      await walk.click(step('Adresse').getByRole('button', { name: 'Speichern und prüfen' }));
      await step('Adresse').getByText('Familiar ist unter dieser Adresse zu erreichen.').waitFor();
      await walk.click(step('Adresse').getByText('Fertige Texte'));
      await step('Adresse').getByText('reverse_proxy').waitFor();
      await expectGood(page, width);
      await walk.click(step('Adresse').getByRole('button', { name: 'Weiter' }));

      await walk.click(step('Webhook').getByRole('button', { name: 'Bei sipgate eintragen' }));
      if (flavour === 'neo') {
        // Neo takes https alone, so somebody enters it by hand.
        await step('Webhook').getByRole('alert').waitFor();
        await step('Webhook').locator('pre', { hasText: address }).first().waitFor();
        emulator.setPushUrls({ incoming: address, outgoing: address });
        await expectGood(page, width);
        await step('Webhook').getByText('die richtige Adresse').waitFor();
        await walk.click(step('Webhook').getByRole('button', { name: 'Weiter' }));
      }

      await step('Erster Anruf').getByText('Warten auf den Anruf').waitFor();
      await walk.click(step('Erster Anruf').getByText('Es kommt kein Anruf an?'));
      await step('Erster Anruf').getByText('sipgate.io ist im Konto nicht gebucht').waitFor();
      const call = emulator.placeCall({ from: fictionalCaller(1), to: number });
      await step('Erster Anruf').locator('.call .sentence').first().waitFor();
      expect(await call.ended).toMatchObject({ outcome: 'answered' });
      await expectGood(page, width);
      await walk.click(step('Erster Anruf').getByRole('button', { name: 'Weiter' }));

      await step('Frühere Anrufe').getByRole('button', { name: 'Weiter' }).waitFor();
      await expectGood(page, width);
      await walk.click(step('Frühere Anrufe').getByRole('button', { name: 'Weiter' }));

      await step('Öffnungszeiten').getByText('Die Hotline ist immer offen.').waitFor();
      await expectGood(page, width);
      await walk.click(step('Öffnungszeiten').getByRole('button', { name: 'Ohne Öffnungszeiten weiter' }));
      await walk.click(step('Beginnen').getByRole('button', { name: 'Eine Woche zur Probe' }));
      await step('Beginnen').getByText('Zur Probe: Es klingelt wie bisher.').waitFor();
      await expectGood(page, width);
      await walk.click(step('Beginnen').getByRole('button', { name: 'Jetzt durchstellen' }));
      await step('Beginnen').getByText('Familiar stellt durch.').waitFor();

      // Closed in the middle, it goes on by what the server says.
      await page.reload();
      await page.getByText('Alles ist eingerichtet.').waitFor();
      expect(await step('Webhook').getByText('Erledigt').count()).toBe(1);
      expect(walk.clicks).toBeLessThan(60);
      expect(tab.complaints).toEqual([]);
    },
    60_000,
  );

  test('a token that sipgate does not know is not stored, and it is said so', async () => {
    const { emulator, page, step } = await startAssistant();
    await step('sipgate').getByLabel('Token-ID').fill(emulator.tokenId);
    await step('sipgate').getByLabel('Token', { exact: true }).fill('something-else');
    await step('sipgate').getByRole('button', { name: 'Prüfen' }).click();
    await step('sipgate').getByText('sipgate nimmt das Token nicht an').waitFor();
    expect(await page.getByRole('button', { name: 'Speichern und weiter' }).count()).toBe(0);
  });

  test('of a scope that is missing it is said what is lost, and the token can be used all the same', async () => {
    const scopes = Object.keys(lostWithout).filter(scope => scope !== 'devices:read');
    const { emulator, step } = await startAssistant({
      tokens: [{ tokenId: 'token-ABC123', token: 'secret', userId: 'w0', scopes }],
    });
    await step('sipgate').getByLabel('Token-ID').fill(emulator.tokenId);
    await step('sipgate').getByLabel('Token', { exact: true }).fill(emulator.token);
    await step('sipgate').getByRole('button', { name: 'Prüfen' }).click();
    await step('sipgate').getByText('es fehlen Rechte').waitFor();
    await step('sipgate').getByText(lostWithout['devices:read'].de).waitFor();
    await step('sipgate').getByRole('button', { name: 'Speichern und weiter' }).click();
    await step('sipgate').getByText('Erledigt').waitFor();
  });

  test('an address that leads nowhere keeps its step open, with the reason, also after a reload', async () => {
    const { page, step } = await startAssistant();
    await step('Adresse').getByRole('button', { name: 'Öffnen' }).click();
    const nowhere = `http://127.0.0.1:${await freePort()}/push`;
    await step('Adresse').getByLabel('Öffentliche Adresse').fill(nowhere);
    await page.route('**/api/connect/address', route => route.abort());
    await step('Adresse').getByRole('button', { name: 'Speichern und prüfen' }).click();
    await step('Adresse').getByText('Das steht hier wieder, sobald Familiar erreichbar ist.').waitFor();
    await page.unroute('**/api/connect/address');
    await step('Adresse').getByText('Unter dieser Adresse kämen keine Anrufe an.').waitFor();
    expect(await step('Adresse').getByRole('button', { name: 'Weiter' }).count()).toBe(0);
    await page.reload();
    await step('Adresse').getByText('Stimmt nicht').waitFor();
    await step('Adresse').getByText('lehnt die Verbindung ab').waitFor();
  });

  test('after a minute without a call it is said what is usually wrong, without a token too', async () => {
    const { page, step } = await startAssistant();
    await page.clock.install();
    await step('Hotline').getByRole('button', { name: 'Öffnen' }).click();
    await step('Hotline').getByText('Es gibt noch kein Token').waitFor();
    await step('Hotline').getByLabel('Nummer der Hotline').fill('0221 4710100');
    await step('Hotline').getByRole('button', { name: 'Speichern und weiter' }).click();
    await step('Hotline').getByText('0221 4710100').waitFor();
    // The next step opens by itself, and would close what was opened before.
    await step('Team').getByRole('button', { name: 'Öffnen' }).waitFor({ state: 'detached' });
    await step('Erster Anruf').getByRole('button', { name: 'Öffnen' }).click();
    await step('Erster Anruf').getByText('Rufen Sie jetzt Ihre Hotline an: 0221 4710100').waitFor();
    const usual = step('Erster Anruf').getByText('sipgate.io ist im Konto nicht gebucht');
    expect(await usual.count()).toBe(0);
    await page.clock.runFor(61_000);
    await usual.waitFor();
    await step('Erster Anruf').getByText('Es gibt noch kein Token').waitFor();
  });

  test('of two browsers at once the slower one is told, and can go on', async () => {
    const { page, step, service } = await startAssistant();
    await step('Adresse').getByRole('button', { name: 'Öffnen' }).click();
    const other = walkOn(await page.context().newPage());
    await other.page.goto(new URL('/#/connect', page.url()).href);
    const save = async ({ step: at }: typeof other, path: string): Promise<void> => {
      await at('Adresse').getByLabel('Öffentliche Adresse').fill(`https://hotline.example.com/${path}`);
      await at('Adresse').getByRole('button', { name: 'Speichern und prüfen' }).click();
    };
    await other.step('Adresse').getByRole('button', { name: 'Öffnen' }).click();
    await save(other, 'faster');
    await other.step('Adresse').getByText('kämen keine Anrufe an').waitFor();
    await save({ ...other, step }, 'slower');
    await step('Adresse').getByText('inzwischen von jemand anderem geändert').waitFor();
    await step('Adresse').getByText('kämen keine Anrufe an').waitFor();
    await save({ ...other, step }, 'slower');
    const inForce = () => service.context.connection.current.webhookUrl?.pathname;
    await expect.poll(inForce, { timeout: 10_000 }).toBe('/slower');
  });

  /** A first user at the assistant of an empty Familiar. */
  async function startAssistant(options: EmulatorOptions = {}) {
    const { emulator, service, link } = await startToSetUp(options);
    const { page } = await openTab(browser);
    await page.goto(link);
    await page.getByLabel('Benutzername').fill('chefin');
    await page.getByLabel('Passwort').fill('lange Leitung am Montag');
    await page.getByRole('button', { name: 'Zugang anlegen' }).click();
    return { emulator, service, ...walkOn(page) };
  }
});
