import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser, issueSignInLink } from '../../src/app/access/access.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { earlierCalls } from '../support/earlier-calls.ts';
import { startHotline } from '../support/hotline.ts';

describe.runIf(hasBrowser())('past calls on the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  test('an admin imports them by a click, sees how far it is, stops, goes on, and reads what came of it', async () => {
    const { service, emulator } = await startHotline({ emulator: { earlierCalls: earlierCalls(1_000) } });
    const { context } = service;
    const user = await addUser(context, { login: 'chefin', password: null, role: 'admin', agentId: null });
    if (user === null) throw new Error('There is one already.');
    await using tab = await openTab(browser);
    const { page } = tab;
    await page.goto(`${service.url}/#/enter/${await issueSignInLink(context, user)}`);
    await page.getByRole('link', { name: 'Anrufe', exact: true }).waitFor();
    await page.goto(`${service.url}/#/settings/connection`);

    const step = page.getByRole('region', { name: 'Frühere Anrufe' });
    const bar = step.getByRole('progressbar', { name: 'Fortschritt des Imports' });
    await step.getByRole('button', { name: 'Frühere Anrufe von sipgate importieren' }).click();
    await step.getByText(/^\d+\s%: importiert \d+, schon da 0, ausgelassen \d+\.$/).waitFor();
    expect(Number(await bar.getAttribute('value'))).toBeGreaterThan(0);
    await step.getByRole('button', { name: 'Anhalten' }).click();
    await step.getByText(/^Angehalten\. Bisher importiert: \d+\./).waitFor();
    const { length: soFar } = await context.store.recentCalls(9_999);
    expect(soFar).toBeGreaterThan(0);

    await step.getByRole('button', { name: 'Weiter importieren' }).click();
    await step.getByText(/^Fertig\. Anrufe importiert: \d+, schon da: 0,/).waitFor();
    expect((await context.store.recentCalls(9_999)).length).toBeGreaterThan(soFar);
    await step.getByText(/^Von \d+ Anrufen von Leuten, .* nahm \d+ jemand an, den sie kannten/).waitFor();

    emulator.setFaults({ rest: [{ path: '/account', status: 401 }] });
    await step.getByRole('button', { name: 'Frühere Anrufe von sipgate importieren' }).click();
    await step.getByRole('alert').getByText('sipgate nimmt das Token nicht an.').waitFor();
    expect(tab.complaints).toEqual([]);
  });
});
