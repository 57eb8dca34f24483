import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueWallLink } from '../../src/app/access/access.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { phone } from '../support/builders.ts';
import { configure } from '../support/configure.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { expectGood } from '../support/good-view.ts';
import { longWord, oddlyNamed } from '../support/odd-names.ts';

const names = {
  group: longWord,
  hours: longWord,
  hotline: longWord,
  holiday: longWord,
  absence: longWord,
  caller: `Kunden${longWord}`,
} as const;

/** Every view, and what it shows once it is there. */
const views = [
  { address: '#/live', shown: '.call' },
  { address: '#/connect', shown: '.connect-steps .chip' },
  { address: '#/calls', shown: '.call' },
  { address: '#/missed', shown: '.missed li' },
  { address: '#/callers', shown: '.callers li' },
  { address: '#/callers/+493023125001', shown: '.decision' },
  { address: '#/reports', shown: '.agreement' },
  { address: '#/agents', shown: 'tr.days td' },
  { address: '#/agents/w0', shown: '.absence-form' },
  { address: '#/settings', shown: '.short-facts' },
  { address: '#/settings/hotlines/0', shown: '.steps' },
  { address: `#/settings/hours/${encodeURIComponent(names.hours)}`, shown: '.month-grid td' },
  { address: '#/settings/rules', shown: '.rules li' },
  { address: '#/settings/rules/0', shown: '.rule-form' },
  { address: '#/settings/announcements', shown: '.sounds li' },
  { address: '#/settings/general', shown: '.group' },
  { address: '#/settings/connection', shown: '.form' },
  { address: '#/settings/environment', shown: '.environment' },
  { address: '#/settings/log', shown: '.log li' },
  { address: '#/settings/review', shown: '.empty' },
  { address: '#/health', shown: '.finding .broken' },
  { address: '#/demo', shown: '.phone' },
  { address: '#/users', shown: '.users li' },
  { address: '#/audit', shown: 'tbody tr' },
  { address: '#/account', shown: '.keys li' },
];

const looks = [
  { look: 'narrow, light, German', width: 360, colorScheme: 'light', locale: 'de-DE' },
  { look: 'wide, dark, English', width: 1920, colorScheme: 'dark', locale: 'en-GB' },
] as const;

describe.runIf(hasBrowser()).each(looks)('$look', ({ width, colorScheme, locale }) => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo(oddlyNamed())]);
    onlyListen(demo);
    // One that rings for all the time, and one that nobody takes.
    demo.emulator.placeCall({ from: '+493023125001', to: demo.hotline, patienceSeconds: 600 });
    await demo.emulator.placeCall({ from: '+493023125002', to: demo.hotline, patienceSeconds: 1 }).ended;
    const { store } = demo.router.service.context;
    await configure(store, '0221 4710100', names);
    await store.directory.saveProfile(phone('+493023125001'), {
      name: names.caller,
      note: longWord,
      objects: false,
    });
    tab = await openTab(browser, { viewport: { width, height: 800 }, colorScheme, locale });
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  test('the way in is accessible to everybody', async () => {
    await tab.page.goto(demo.router.service.url);
    await tab.page.locator('form').waitFor();
    await expectGood(tab.page, width);
    await tab.page.goto(demo.router.pageUrl);
    await tab.page.locator('.call').first().waitFor();
  });

  test.each(views)(
    '$address is accessible to everybody and fits the screen, whatever people are called',
    async ({ address, shown }) => {
      const { page } = tab;
      // Again each time: what the service gathers every half minute takes its place.
      letSomethingBeWrong(demo);
      await page.goto(`${demo.router.service.url}/${address}`);
      await page.locator(shown).first().waitFor();
      for (const why of await page.locator('.why').all()) await why.click();
      await expectGood(page, width);
    },
  );

  test('a wall screen is accessible to everybody and fits the screen', async () => {
    const { page } = tab;
    const secret = await issueWallLink(demo.router.service.context, 'test');
    await page.goto(`${demo.router.service.url}/wall.html#${secret}`);
    await page.locator('.wall .today').waitFor();
    await expectGood(page, width);
  });

  test('nothing is complained of, and nothing asked for elsewhere', () => {
    expect(tab.complaints).toEqual([]);
    expect(tab.requests.filter(url => !url.startsWith(demo.router.service.url))).toEqual([]);
  });
});

/** From now on the hotline is in shadow, so that the reports have that to show too. */
function onlyListen({ router }: TestDemo): void {
  const { known } = router.service.context;
  const hotlines = known.plan.hotlines.map(one => ({ ...one, shadow: true }));
  known.plan = { ...known.plan, hotlines };
}

/** Something of each kind, as if the certificate had expired and the disk could not be read. */
function letSomethingBeWrong({ router }: TestDemo): void {
  const { health, clock } = router.service.context;
  health.know({ certificate: { validTo: clock() - 1 }, webhookUrl: 'https://hotline.example.com/' });
  health.warnAbout('talks', { en: 'Lenz talks for long.', de: 'Lenz telefoniert lange.' });
}
