import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleCompany } from '../../src/emulator/company.ts';
import { openAssistant, startBeside } from '../support/assistant.ts';
import { closeTabs, hasBrowser, sharedBrowser } from '../support/browser.ts';
import { expectGood } from '../support/good-view.ts';

const people = 2_000;

/** An account of many users, each with a number and a phone. */
function largeCompany() {
  const company = exampleCompany({ agents: 1 });
  const [template] = company.users;
  const [device] = template?.devices ?? [];
  const [line] = template?.phonelines ?? [];
  if (template === undefined || device === undefined || line === undefined)
    throw new Error('Nobody is there.');
  const users = [...Array(people).keys()].map(index => ({
    ...template,
    id: `w${index}`,
    lastname: `Krüger ${index}`,
    email: `w${index}@moebel-krueger.example`,
    admin: index === 0,
    devices: [{ ...device, id: `e${index}`, phonelineIds: [`p${index}`] }],
    phonelines: [{ ...line, id: `p${index}` }],
    numbers: [{ number: `+4922147${20_000 + index}`, phonelineId: `p${index}` }],
  }));
  return { ...company, users };
}

describe.runIf(hasBrowser())('an account of 2,000 users', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  test('is looked through with the seconds shown, and its hotline is chosen from one number and not from 2,001', async () => {
    const { service, connect, token } = await startBeside({ company: largeCompany() });
    await connect({ token });
    await using tab = await openAssistant(browser, service, { viewport: { width: 360, height: 800 } });
    const { page, step, open } = tab;
    const hotline = await open('Hotline');
    await hotline
      .getByText(/nach Ihrem Team und den Nummern gefragt … seit \d+ s/)
      .waitFor({ timeout: 5_000 });
    const boxes = hotline.getByRole('checkbox');
    await boxes.first().waitFor({ timeout: 90_000 });
    await step('Team').getByText('2000 Personen').waitFor();
    expect(await boxes.filter({ visible: true }).count()).toBe(1);
    await expectGood(page, 360);
    await hotline.getByText('Nummern einzelner Personen (2000)').click();
    await expect.poll(() => boxes.filter({ visible: true }).count()).toBe(people + 1);
  }, 180_000);
});
