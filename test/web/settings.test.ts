import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addUser, issueSignInLink } from '../../src/app/access/access.ts';
import { weekdayOf } from '../../src/domain/local-date.ts';
import { todayOf } from '../../src/plan/compile-plan.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { configure } from '../support/configure.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { followInMenu } from '../support/menu.ts';
import { tone, wavByLibrary } from '../support/tones.ts';

describe.runIf(hasBrowser())('the settings', () => {
  let browser: Browser;
  let demo: TestDemo;
  let tab: Tab;
  let page: Page;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
    await configure(demo.router.service.context.store);
    for (const last of [1, 2, 3])
      await demo.emulator.placeCall({ from: `+49302312504${last}`, to: demo.hotline, patienceSeconds: 1 })
        .ended;
    tab = await openTab(browser);
    page = tab.page;
    // What asks is a dialog of the page; leaving with a draft is for the browser to ask about.
    page.on('dialog', dialog => void dialog.accept());
    await page.goto(demo.router.pageUrl);
    await page.locator('.agent').first().waitFor();
  }, 120_000);
  beforeEach(async () => {
    // A fresh page, so that no draft is left of the test before.
    await page.goto('about:blank');
  });
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  const open = async (address: string): Promise<void> => {
    await page.goto(`${demo.router.service.url}/#/settings/${address}`);
    await page.locator('.settings-content h2').first().waitFor();
  };
  const stored = async () =>
    (await (await page.request.get(`${demo.router.service.url}/api/settings`)).json()).document;

  test('a change is previewed by today’s calls, saved, read in the log, and undone', async () => {
    await open('hotlines');
    await page.getByRole('link', { name: 'Head office' }).click();
    await page.getByRole('combobox', { name: 'Strategie', exact: true }).selectOption('longest-idle');
    await page.getByText('Verteilt die Last am gleichmäßigsten').waitFor();
    await page.getByLabel('Auf Bekannte (Sekunden)').fill('30');
    await page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    await page
      .getByRole('rowheader', { name: 'Hotline Head office › Warten › Auf Bekannte (Sekunden)' })
      .waitFor();
    await page.getByText(/von \d+ Anrufen heute wären anders geleitet worden/).waitFor();
    await page.getByRole('button', { name: 'Speichern und anwenden' }).click();
    await page.getByText(/Gespeichert als Stand \d+/).waitFor();
    expect((await stored()).hotlines[0]).toMatchObject({
      policy: { name: 'longest-idle' },
      waiting: { familiarSeconds: 30, anySeconds: 60 },
    });

    await page.getByRole('link', { name: 'Änderungsprotokoll' }).click();
    const latest = page.locator('.log li').first();
    await latest.getByText('von demo').waitFor();
    await latest.getByRole('button', { name: 'Vorher und nachher' }).click();
    await latest.locator('ins', { hasText: '30' }).waitFor();
    await latest.getByRole('button', { name: 'Rückgängig machen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rückgängig machen' }).click();
    await page.getByText(/Wiederhergestellt, als Stand/).waitFor();
    expect((await stored()).hotlines[0].waiting.familiarSeconds).toBe(20);
    expect(tab.complaints).toEqual([]);
  });

  test('a hotline is put in shadow by one switch, which its preview and the list of hotlines tell, and taken out again', async () => {
    await open('hotlines/0');
    const shadow = page.getByRole('checkbox', { name: 'Zur Probe: nur mithören' });
    await shadow.check();
    await page.getByText('alle Anrufe klingeln weiter wie bei sipgate eingestellt').waitFor();
    await page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    await page.getByRole('rowheader', { name: 'Hotline Head office › Zur Probe: nur mithören' }).waitFor();
    await page.getByText(/von \d+ Anrufen heute wären anders geleitet worden/).waitFor();
    await page.getByRole('button', { name: 'Speichern und anwenden' }).click();
    await page.getByText(/Gespeichert als Stand/).waitFor();
    expect((await stored()).hotlines[0].shadow).toBe(true);

    await open('hotlines');
    await page.getByText('(nur zur Probe)').waitFor();
    await open('hotlines/0');
    await shadow.uncheck();
    await page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    await page.getByRole('button', { name: 'Speichern und anwenden' }).click();
    await page.getByText(/Gespeichert als Stand/).waitFor();
    expect((await stored()).hotlines[0]).not.toHaveProperty('shadow');
    expect(tab.complaints).toEqual([]);
  });

  test('what is wrong is told with its place and what to do, and is not saved', async () => {
    await open('hotlines/0');
    await page.getByLabel('Rufnummern').fill('keine Nummer');
    await page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    await page.getByText('Hotline Head office › Rufnummern › 1').waitFor();
    await page.getByText('geben Sie eine Rufnummer mit Vorwahl an', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Speichern und anwenden' }).count()).toBe(0);
  });

  test('the calendar shows holidays and exceptions, and follows a change at once', async () => {
    await open('hours/Office');
    await page.getByText('Besondere Tage').waitFor();
    const month = page.locator('.month');
    const december = `Dezember ${yearOfWorkingChristmasEve()}`;
    while ((await month.getByRole('heading', { level: 3 }).innerText()) !== december)
      await month.getByRole('button', { name: 'Nächster Monat' }).click();
    await month.locator('.special', { hasText: '1. Weihnachtstag' }).waitFor();
    await month.locator('.special', { hasText: 'Heiligabend' }).waitFor();
    await page.getByRole('combobox', { name: 'Feiertage von' }).selectOption('none');
    await month.locator('.special', { hasText: '1. Weihnachtstag' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Zeit hinzufügen: Samstag' }).click();
    // Times are written as people do, and shown by the clock of twenty-four hours in every browser.
    await page.getByLabel('Samstag: von').fill('9.30');
    await page.getByLabel('Samstag: bis').fill('1400');
    await page.getByLabel('Samstag: bis').blur();
    expect(await page.getByLabel('Samstag: bis').inputValue()).toBe('14:00');
    await month.getByText('9:30–14').first().waitFor();
    await page.getByText('1 Änderung, noch nicht gespeichert').waitFor();
  });

  test('callers hear something else on holidays, as is told for any day before it is saved', async () => {
    await open('hotlines/0');
    await page.getByRole('combobox', { name: 'Öffnungszeiten', exact: true }).selectOption('Office');
    const steps = page.getByRole('group', { name: 'An Feiertagen und halben Tagen' });
    await steps.getByText('Nichts Eigenes: wie außerhalb der Öffnungszeiten').waitFor();
    const told = page.getByRole('status').filter({ hasText: 'Solange geschlossen ist' });
    await page.getByLabel('Was wäre am').fill('2027-12-25');
    await told.getByText('Geschlossen: 1. Weihnachtstag.').waitFor();
    expect(await told.innerText()).toContain('Ansage, dann auflegen (closed)');
    await steps.getByRole('button', { name: 'Schritt hinzufügen' }).click();
    await steps.getByRole('combobox', { name: /Schritt 1/ }).selectOption('announcement');
    await steps.getByRole('combobox', { name: 'Ansage', exact: true }).selectOption('holiday');
    await told.getByText('Solange geschlossen ist: Ansage, dann auflegen (holiday).').waitFor();
    await page.getByLabel('Was wäre am').fill('2027-12-19');
    await told.getByText('Geschlossen. Solange').waitFor();
    expect(await told.innerText()).toContain('(closed)');
    await page.getByRole('link', { name: 'Ansehen und speichern' }).click();
    await page
      .getByRole('rowheader', {
        name: 'Hotline Head office › Wenn niemand abnimmt › An Feiertagen und halben Tagen',
      })
      .waitFor();
  });

  test('a rule is added by keyboard alone, found, and removed', async () => {
    await open('rules');
    await page.getByRole('link', { name: 'Regel hinzufügen' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Name', { exact: true }).focus();
    await page.keyboard.type('Öhler <b>AG</b>');
    await page.keyboard.press('Tab');
    await page.keyboard.type('0221 4711');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Übernehmen' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.rules .mark', { hasText: 'neu' }).waitFor();
    await page.getByRole('link', { name: 'Ansehen und speichern' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Speichern und anwenden' }).waitFor();
    await page.getByRole('button', { name: 'Speichern und anwenden' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/Gespeichert als Stand/).waitFor();

    await open('rules');
    await page.getByLabel('Nummer, Name oder Mitarbeiter').fill('(0221) 4711');
    const rule = page.locator('.rules li', { hasText: 'Öhler <b>AG</b>' });
    await rule.getByText('VIP').waitFor();
    await rule.getByRole('button', { name: 'Löschen' }).click();
    await rule.getByText('wird entfernt').waitFor();
    await rule.getByRole('button', { name: 'Doch behalten' }).click();
    await page.getByText('noch nicht gespeichert').waitFor({ state: 'hidden' });
  });

  test('an announcement is uploaded, played, and removed, and what is no sound is refused', async () => {
    await open('announcements');
    const upload = async (name: string, buffer: Buffer): Promise<void> => {
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Datei').setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer });
      await page.getByRole('button', { name: 'Hochladen' }).click();
    };
    await upload('gruss', Buffer.from('no sound'));
    await page.getByText('Die Datei ist weder WAV noch MP3; laden Sie eine davon hoch.').waitFor();
    const before = tab.complaints.length;
    await upload('gruss', wavByLibrary([tone(500, 44_100, 1)], 44_100, '16'));
    const own = page.locator('.sounds li', { hasText: 'gruss' });
    await own.waitFor();
    const seconds = await own.locator('audio').evaluate(async element => {
      const audio = element as unknown as Audio;
      const loaded = new Promise(resolve => audio.addEventListener('loadedmetadata', resolve));
      audio.load();
      audio.preload = 'auto';
      await loaded;
      return audio.duration;
    });
    expect(seconds).toBeCloseTo(1, 1);
    await own.getByRole('button', { name: 'Löschen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click();
    await own.waitFor({ state: 'hidden' });
    expect(tab.complaints.slice(before)).toEqual([]);
  });

  test('a viewer may look at everything, and change nothing', async () => {
    const { context } = demo.router.service;
    const viewer = { login: 'eva', password: null, role: 'viewer', agentId: null } as const;
    const user = await addUser(context, viewer);
    if (user === null) throw new Error('There is an eva already.');
    await using theirs = await openTab(browser, { locale: 'en-GB' });
    await theirs.page.goto(`${demo.router.service.url}/#/enter/${await issueSignInLink(context, user)}`);
    await followInMenu(theirs.page, 'set-up', 'Settings');
    await theirs.page.getByText('Only users with the role Admin can change it').waitFor();
    await theirs.page.getByRole('link', { name: 'Head office' }).click();
    expect(await theirs.page.getByRole('combobox', { name: 'Policy', exact: true }).isDisabled()).toBe(true);
    await theirs.page.getByRole('link', { name: 'Server settings' }).click();
    await theirs.page.getByRole('rowheader', { name: 'TOKEN', exact: true }).waitFor();
    expect(await theirs.page.locator('.environment').innerText()).not.toContain(demo.emulator.token);
    expect(theirs.complaints).toEqual([]);
  });

  test('the first view does not load the settings, and stays under a hundred kilobytes', async () => {
    await using other = await openTab(browser);
    const sizes: number[] = [];
    other.page.on('response', response => {
      sizes.push(Number(response.headers()['content-length'] ?? 0));
    });
    await other.page.goto(demo.router.service.url);
    await other.page.locator('form').waitFor();
    expect(other.requests.filter(url => url.includes('settings'))).toEqual([]);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
  });
});

/** What of the browser's element is used here. */
interface Audio {
  readonly duration: number;
  preload: string;
  load(): void;
  addEventListener(event: string, listener: (value: unknown) => void): void;
}

/** The next year in which Christmas Eve is half a day: at a weekend the company is closed anyway. */
function yearOfWorkingChristmasEve(): number {
  let year = Number(todayOf({ timeZone: 'Europe/Berlin' }, Date.now()).slice(0, 4));
  while (['saturday', 'sunday'].includes(weekdayOf(`${year}-12-24`))) year += 1;
  return year;
}
