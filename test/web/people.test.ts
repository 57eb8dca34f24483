import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser, issueSignInLink } from '../../src/app/access/access.ts';
import type { Role } from '../../src/app/ports/page.ts';
import { addDays } from '../../src/domain/local-date.ts';
import { toParty } from '../../src/domain/party.ts';
import { todayOf } from '../../src/plan/compile-plan.ts';
import { answeredCall, leg } from '../store/entries.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser, type Tab } from '../support/browser.ts';
import { phone } from '../support/builders.ts';
import { startDemo, type TestDemo } from '../support/demo.ts';
import { expectGood } from '../support/good-view.ts';
import { talkForLong } from '../support/long-talk.ts';
import { openMenu } from '../support/menu.ts';
import { testPassword } from '../support/page.ts';

describe.runIf(hasBrowser())('the team on the page', () => {
  let browser: Browser;
  let demo: TestDemo;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([sharedBrowser(), startDemo()]);
  }, 120_000);
  afterAll(async () => {
    await closeTabs(browser);
    await demo[Symbol.asyncDispose]();
  });

  const team = () => demo.router.service.context.known.roster.agents;

  /** A window of somebody in this role, signed in. */
  async function openAs(role: Role, locale = 'de-DE'): Promise<Tab> {
    const { context, url } = demo.router.service;
    const agentId = role === 'agent' ? (team()[0]?.id ?? null) : null;
    const login = `${role}-${Math.random().toString(36).slice(2)}`;
    const user = await addUser(context, { login, password: null, role, agentId });
    if (user === null) throw new Error(`There is a ${login} already.`);
    const tab = await openTab(browser, { locale });
    await tab.page.goto(`${url}/#/enter/${await issueSignInLink(context, user)}`);
    await tab.page.getByRole('navigation').waitFor();
    return tab;
  }

  test('an agent who is promoted is told so, and sees the board and its navigation without doing anything', async () => {
    const { url } = demo.router.service;
    await using own = await openAs('agent');
    await using admin = await openAs('admin');
    const { page } = own;
    expect(await page.getByRole('link', { name: 'Live' }).count()).toBe(0);
    const login = (await page.locator('.account .login').textContent()) ?? '';
    const { users } = await (await admin.page.request.get(`${url}/api/users`)).json();
    const id = users.find((user: { readonly login: string }) => user.login === login)?.id;
    const { csrf } = await (await admin.page.request.get(`${url}/api/session`)).json();
    const change = async (role: Role, agentId: string | null): Promise<void> => {
      const answer = await admin.page.request.put(`${url}/api/users/${id}`, {
        headers: { 'x-familiar-csrf': csrf },
        data: { login, role, agentId, password: null },
      });
      expect(answer.status()).toBe(200);
    };
    await change('supervisor', null);
    await page.getByText('Ihre Rolle ist jetzt Leitung.').waitFor();
    await page.getByRole('link', { name: 'Live' }).click();
    await page.locator('.agent', { hasText: 'Heike Krüger' }).waitFor();
    await page.getByRole('button', { name: 'Verstanden' }).click();
    await change('agent', team()[1]?.id ?? null);
    await page.getByText('Ihre Rolle ist jetzt Mitarbeiter.').waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Live' }).count()).toBe(0);
    await change('agent', team()[0]?.id ?? null);
    await page.getByText('gehört jetzt zu einem anderen Mitarbeiter').waitFor();
    expect([own.complaints, admin.complaints]).toEqual([[], []]);
  });

  test('an agent goes to lunch by keyboard alone, the board shows it, and calls go elsewhere', async () => {
    await using own = await openAs('agent');
    await using board = await openAs('viewer', 'en-GB');
    const { page } = own;
    expect(await page.getByRole('link', { name: 'Live' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Team' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Heike Krüger' }).waitFor();
    await page.getByLabel('Grund').focus();
    await page.keyboard.type('Mittag <b>');
    await page.keyboard.press('Enter');
    await page.getByText('Mittag <b>').waitFor();

    await board.page.goto(`${demo.router.service.url}/#/live`);
    const row = board.page.locator('.agent', { hasText: 'Heike Krüger' });
    await row.getByText('is paused').waitFor();
    await row.getByText('Mittag <b>').waitFor();
    demo.emulator.placeCall({ from: '+493023125071', to: demo.hotline, patienceSeconds: 300 });
    const call = board.page.locator('.call', { hasText: '030 23125071' });
    await call.getByRole('button', { name: 'Why?' }).click();
    await call.getByRole('row', { name: /Heike Krüger.*was paused/ }).waitFor();

    await page.getByRole('button', { name: 'Pause beenden' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pause machen' }).waitFor();
    await row.getByText('is available').waitFor();
    expect([...own.complaints, ...board.complaints]).toEqual([]);
  });

  test('whose talk’s end was perhaps not reported stands on the board, and is freed there by keyboard', async () => {
    await using tab = await openAs('supervisor');
    const { context, url } = demo.router.service;
    const [, , , agent] = team();
    if (agent === undefined) throw new RangeError('There are four agents.');
    await talkForLong(context, agent, 65);
    await tab.page.goto(`${url}/#/live`);
    const row = tab.page.locator('.agent', { hasText: agent.name });
    await row.getByText('Ende vielleicht nicht gemeldet').waitFor();
    await row.getByRole('button', { name: `${agent.name}: Diese Person ist frei` }).focus();
    await tab.page.keyboard.press('Enter');
    await row.getByRole('button').waitFor({ state: 'detached' });
    await row.getByText('Ende vielleicht nicht gemeldet').waitFor({ state: 'detached' });
    expect(tab.complaints).toEqual([]);
  });

  test('an agent’s phones have the names of sipgate, and tell do-not-disturb', async () => {
    await using tab = await openAs('viewer');
    const { page } = tab;
    const [, mehmet] = team();
    await page.goto(`${demo.router.service.url}/#/agents/${mehmet?.id}`);
    const desk = page.getByRole('listitem').filter({ hasText: 'Tischtelefon Yılmaz' });
    await desk.getByText('0221 4710112').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Werkstatttelefon Yılmaz' }).waitFor();
    const phone = demo.emulator.phone('+492214710112');
    phone.setDnd(true);
    await desk.getByText('angemeldet, nicht stören').waitFor();
    phone.setDnd(false);
    expect(tab.complaints).toEqual([]);
  });

  test('a supervisor enters a holiday with a deputy, and everybody sees it in the calendar', async () => {
    await using tab = await openAs('supervisor');
    const { page } = tab;
    const [, ben] = team();
    await page.goto(`${demo.router.service.url}/#/agents/${ben?.id}`);
    // From tomorrow on, so that all of it is still ahead if the day ends meanwhile.
    await page.getByLabel('Erster Tag').fill(hotlineDay(1));
    await page.getByLabel('Letzter Tag').fill(hotlineDay(4));
    await page.getByLabel('Warum').fill('Urlaub');
    await page.getByLabel('Vertretung').selectOption({ label: 'Sabine Vogt' });
    await page.getByLabel('2. Vertretung').selectOption({ label: 'Heike Krüger' });
    await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
    await page.getByText('Urlaub · Sabine Vogt, dann Heike Krüger vertreten').waitFor();
    await page.getByRole('link', { name: 'Das ganze Team' }).click();
    await page.getByRole('row', { name: /Mehmet Yılmaz/ }).waitFor();
    expect(await page.locator('tr.days td[data-away="true"]').count()).toBe(4);
    expect(await page.getByText('Zahlen zu einzelnen Personen').count()).toBe(0);
    // What is wrong is said with the place and the remedy, in the language of the page.
    await page.goto(`${demo.router.service.url}/#/agents/${ben?.id}`);
    await page.getByLabel('Erster Tag').fill('2031-02-02');
    await page.getByLabel('Letzter Tag').fill('2031-02-01');
    await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
    await page.getByRole('alert').getByText('Letzter Tag ist').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/geben Sie/);
    // By the hour, an absence ends on the same day unless it says otherwise.
    await page.getByLabel('Letzter Tag').fill('');
    await page.getByLabel('Mit Uhrzeit').check();
    await page.getByLabel('Bis (Uhrzeit)').fill('10:30');
    await page.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
    await page.getByText('2. Feb. 2031, 08:00 – 10:30').waitFor();
  });

  test('a calendar file says what was made of it, and asks before all of it goes', async () => {
    await using tab = await openAs('supervisor');
    const { page } = tab;
    const [, , agent] = team();
    await page.goto(`${demo.router.service.url}/#/agents/${agent?.id}`);
    const year = Number(hotlineDay(0).slice(0, 4)) + 1;
    const event = (title: string, line: string) =>
      `BEGIN:VEVENT\r\nUID:${title}\r\nSUMMARY:${title}\r\nDTSTART;VALUE=DATE:${year}0706\r\n${line}END:VEVENT\r\n`;
    const upload = (body: string) =>
      page.getByLabel('Aus einer Kalenderdatei (.ics)').setInputFiles({
        name: 'urlaub.ics',
        mimeType: 'text/calendar',
        buffer: Buffer.from(`BEGIN:VCALENDAR\r\n${body}END:VCALENDAR\r\n`, 'latin1'),
      });
    await upload(event('Kur für 5 Tage', '') + event('Geburtstag', 'TRANSP:TRANSPARENT\r\n'));
    await page.getByText('2 Termine, davon 1 künftige Abwesenheit.').waitFor();
    await page.getByText('1 als frei markiert').waitFor();
    await page.getByText('Kur für 5 Tage · aus einer Kalenderdatei').waitFor();
    await upload('');
    await page.getByRole('alert').getByText('deshalb wurde nichts geändert').waitFor();
    await page.getByRole('button', { name: 'Es ist der richtige: frühere entfernen' }).click();
    await page.getByText('entfernt: 1.').waitFor();
    await page.getByText('Kur für 5 Tage').waitFor({ state: 'detached' });
  });

  test('a published calendar is added by its address, and what is wrong with it is said', async () => {
    await using tab = await openAs('supervisor', 'en-GB');
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/agents`);
    await page.getByText('Add a calendar').click();
    await page.getByLabel('Address of the calendar').fill('webcal://127.0.0.1:9/secret.ics');
    await page.getByLabel('Name', { exact: true }).fill('Urlaub');
    await page.getByRole('button', { name: 'Add and check' }).click();
    const calendar = page.getByRole('listitem').filter({ hasText: 'Urlaub · team' });
    await calendar.getByText('127.0.0.1:9 lies in a private network.').waitFor();
    expect(await page.getByText('secret').count()).toBe(0);
    await page.getByLabel('Name', { exact: true }).fill('urlaub');
    await page.getByText('There is already a calendar with this name.').waitFor();
    await calendar.getByRole('button', { name: 'Delete: Urlaub' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No calendar yet.').waitFor();
    expect(tab.complaints).toEqual([]);
  });

  test('an admin turns the figures of single people on, and the page says who did', async () => {
    await using tab = await openAs('admin', 'en-GB');
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/agents`);
    await page.getByText('section 87(1) no. 6 BetrVG').waitFor();
    await page.getByLabel('Show individual figures').check();
    await page.getByText('switched on by admin-').waitFor();
    await page.getByRole('link', { name: 'Olga Petrowa' }).click();
    await page.getByText('Answered calls').waitFor();
    await page.goBack();
    await page.getByLabel('Show individual figures').uncheck();
    await page.getByText('switched off by admin-').waitFor();
  });

  test('a caller is given an agent, is said to be, and the next decision says so at once, until it is undone', async () => {
    await using tab = await openAs('supervisor');
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/callers/+493023125072`);
    const answer = page.locator('.intro').first();
    await page.getByLabel('Fester Ansprechpartner').selectOption({ label: 'Jonas Brandt' });
    const rule = page.locator('.caller-rule');
    await rule.getByRole('button', { name: 'Speichern' }).click();
    await rule.getByText('Gespeichert. Gilt ab sofort.').waitFor();
    await answer.getByText('Jonas Brandt').waitFor();
    await rule.getByRole('button', { name: 'Rückgängig machen' }).click();
    await rule.getByText('Rückgängig gemacht').waitFor();
    await expect.poll(() => answer.textContent()).not.toContain('Jonas Brandt');

    await page.getByLabel('Fester Ansprechpartner').selectOption({ label: 'Jonas Brandt' });
    await page.getByLabel('und niemand sonst').check();
    await page.getByText('Weitere Regeln').click();
    await page.getByLabel('Weitere Nummern').fill('030 23125073');
    await rule.getByRole('button', { name: 'Speichern' }).click();
    await rule.getByText('Gespeichert. Gilt ab sofort.').waitFor();
    await page.goto(`${demo.router.service.url}/#/callers/+493023125073`);
    await page.getByLabel('und niemand sonst').waitFor();
    expect(await page.getByLabel('Weitere Nummern').inputValue()).toBe('+493023125072');
  });

  test('of two who save a rule about the same caller, the later is told both values and chooses', async () => {
    await using first = await openAs('supervisor');
    await using second = await openAs('supervisor');
    const fixed = (tab: Tab) => tab.page.getByLabel('Fester Ansprechpartner');
    const rule = (tab: Tab) => tab.page.locator('.caller-rule');
    const save = async (tab: Tab, label: string): Promise<void> => {
      await fixed(tab).selectOption({ label });
      await rule(tab).getByRole('button', { name: 'Speichern: Regeln' }).click();
    };
    for (const tab of [first, second]) {
      await tab.page.goto(`${demo.router.service.url}/#/callers/+493023125078`);
      await fixed(tab).waitFor();
    }
    await save(first, 'Jonas Brandt');
    await rule(first).getByText('Gespeichert. Gilt ab sofort.').waitFor();
    await save(second, 'Heike Krüger');
    const both = 'gespeichert „Jonas Brandt“, bei Ihnen „Heike Krüger“';
    await rule(second).getByText(both).waitFor();
    expect(await fixed(second).locator('option:checked').textContent()).toBe('Heike Krüger');
    await expectGood(second.page, 1280);
    await rule(second).getByRole('button', { name: 'Meine Eingabe speichern' }).click();
    await rule(second).getByText('Gespeichert. Gilt ab sofort.').waitFor();
    await rule(second).getByRole('button', { name: 'Rückgängig machen' }).click();
    await expect.poll(() => fixed(second).locator('option:checked').textContent()).toBe('Jonas Brandt');
  });

  test('an agent asks not to get a caller any more, a supervisor grants it with one click, and the agent is told', async () => {
    const { context } = demo.router.service;
    const parties = { caller: toParty(phone('+491713920077')), called: toParty(phone(demo.hotline)) };
    for (const entry of answeredCall(leg('W', parties), context.clock() - 600_000, team()[0]?.id ?? ''))
      await context.store.record(entry);
    await using own = await openAs('agent');
    await using lead = await openAs('supervisor', 'en-GB');
    await own.page.goto(`${demo.router.service.url}/#/own`);
    const asked = own.page.locator('.known > li').first();
    await asked.getByRole('button', { name: 'Nicht mehr verbinden' }).click();
    await asked.getByLabel('Grund (freiwillig)').fill('Wird laut');
    await asked.getByRole('button', { name: 'Wunsch senden' }).click();
    await own.page.getByText('noch nicht entschieden').waitFor();
    for (const width of [360, 1280]) {
      await own.page.setViewportSize({ width, height: 900 });
      await expectGood(own.page, width);
    }

    await lead.page.goto(`${demo.router.service.url}/#/agents`);
    const wish = lead.page.locator('.wishes > li', { hasText: 'Wird laut' });
    await wish.getByText('Heike Krüger').waitFor();
    await expectGood(lead.page, 1280);
    await wish.getByRole('button', { name: 'Grant' }).click();
    await wish.waitFor({ state: 'detached' });

    await own.page.reload();
    await own.page.getByText(/Erfüllt von supervisor-/).waitFor();
    expect(await own.page.getByRole('button', { name: 'Zurückziehen' }).count()).toBe(0);
    expect([...own.complaints, ...lead.complaints]).toEqual([]);
  });

  test('a note says that it is saved, and signing out says that it failed', async () => {
    await using tab = await openAs('supervisor', 'en-GB');
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/callers/${encodeURIComponent('+491713920078')}`);
    const notes = page.getByRole('region', { name: 'Name and note' });
    await notes.getByRole('textbox', { name: 'Note' }).fill(`Calls in the evening ${Math.random()}`);
    const readAgain = page.waitForResponse(
      answer => answer.url().includes('/api/callers/') && answer.request().method() === 'GET',
    );
    await notes.getByRole('button', { name: 'Save' }).click();
    await readAgain;
    await notes.getByRole('status').getByText('Saved').waitFor();

    await page.route('**/api/session', route =>
      route.request().method() === 'DELETE'
        ? route.fulfill({ status: 503, json: { error: 'The database is away.', code: 'unavailable' } })
        : route.continue(),
    );
    await openMenu(page, 'account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('.preferences').getByRole('alert').waitFor();
  });

  test('whoever is invited by link chooses a password, and follows at once what an admin changes', async () => {
    await using admin = await openAs('admin');
    const { page } = admin;
    await page.goto(`${demo.router.service.url}/#/users`);
    const add = page.getByRole('region', { name: 'Zugang anlegen' });
    await add.getByLabel('Benutzername').fill('lea');
    await add.getByRole('button', { name: 'Zugang anlegen' }).click();
    const link = (await add.locator('.notice pre').textContent()) ?? '';
    await using guest = await openTab(browser, { locale: 'en-GB' });
    await guest.page.goto(link);
    await guest.page.getByText('Your user name is lea.').waitFor();
    await guest.page.getByLabel('Password').fill(testPassword);
    await guest.page.getByRole('button', { name: 'Save password and sign in' }).click();
    await guest.page.getByRole('navigation').waitFor();
    expect(guest.page.url()).not.toContain('password');

    await page.reload();
    await page.getByRole('button', { name: 'Bearbeiten: lea' }).click();
    const row = page.locator('.users > li', { hasText: 'lea' });
    await row.getByText('Chrome · Linux').waitFor();
    await row.getByLabel('Benutzername').fill('lea.meier');
    await row.getByLabel('Rolle').selectOption('admin');
    await row.getByRole('button', { name: 'Speichern' }).click();
    await guest.page.locator('a[href="#/users"]').waitFor({ state: 'attached' });
    await expectGood(page, 1280);
    await row.getByRole('button', { name: 'Alle Sitzungen abmelden' }).click();
    const question = page.getByRole('dialog', { name: 'Alle Sitzungen abmelden, auch' });
    await question.getByRole('button', { name: 'Alle Sitzungen abmelden' }).click();
    await guest.page.getByLabel('User name').waitFor();
    await guest.page.goto(link);
    await guest.page.reload();
    await guest.page.getByRole('alert').getByText('This link has been used').waitFor();
    expect(admin.complaints).toEqual([]);
  }, 60_000);

  test('a wall screen is opened by its link alone, and is dark once that is revoked', async () => {
    await using tab = await openAs('admin');
    const { page } = tab;
    await page.goto(`${demo.router.service.url}/#/users`);
    await page.getByLabel('Wo hängt sie?').fill('Flur');
    await page.getByRole('button', { name: 'Link anlegen' }).click();
    const address = (await page.locator('.notice pre').textContent()) ?? '';
    await using wall = await openTab(browser, { viewport: { width: 1920, height: 1080 } });
    await wall.page.clock.install();
    await wall.page.goto(address);
    await wall.page.getByText('im Gespräch').waitFor();
    const shown = (await wall.page.locator('main').textContent()) ?? '';
    for (const { name, numbers } of team())
      for (const it of [name, ...numbers]) expect(shown).not.toContain(it);
    await page.getByRole('button', { name: /Widerrufen: Flur/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Widerrufen' }).click();
    await wall.page.clock.runFor(2_000);
    await wall.page.getByText('gilt nicht mehr').waitFor();
    const asked = wall.requests.length;
    await wall.page.clock.runFor(60_000);
    expect(wall.requests).toHaveLength(asked);
    // The browser itself tells of the refusal.
    expect(wall.complaints.filter(text => !text.includes('401'))).toEqual([]);
  });
});

/** A day from now as the page's date fields have it: the hotline's days, wherever the test runs. */
function hotlineDay(daysAhead: number): string {
  return addDays(todayOf({ timeZone: 'Europe/Berlin' }, Date.now()), daysAhead);
}
