import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Company, exampleCompany, type User } from '../../src/emulator/company.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { enterAsFirst, startToSetUp, walkOn } from '../support/assistant.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { expectGood } from '../support/good-view.ts';

const loose = '+492214710101';

/** Möbel Krüger, where one number rings nobody’s phone alone, Olga has no number, and two are called alike. */
function companyWith(change: (user: User, index: number) => Partial<User>): Company {
  const company = exampleCompany();
  const [hotline] = company.hotlines;
  return {
    ...company,
    hotlines: [...company.hotlines, { number: loose, groupId: hotline?.groupId ?? '' }],
    users: company.users.map((user, index) => ({ ...user, ...change(user, index) })),
  };
}

const odd = companyWith((_, index) =>
  index === 4 ? { numbers: [] } : index === 3 ? { firstname: 'Heike', lastname: 'Krüger' } : {},
);

const looks = [
  { width: 1280, colorScheme: 'light', locale: 'de-DE' },
  { width: 360, colorScheme: 'dark', locale: 'de-DE' },
  { width: 1280, colorScheme: 'dark', locale: 'en-GB' },
  { width: 360, colorScheme: 'light', locale: 'en-GB' },
] as const;

describe.runIf(hasBrowser())('the assistant’s step “Team”', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  /** The step, opened, of an account whose token the environment has. */
  async function openStep(
    options: EmulatorOptions,
    environment: Readonly<Record<string, string>> = {},
    tabOptions: Parameters<typeof openTab>[1] = {},
  ) {
    const { emulator, service, link } = await startToSetUp(
      {
        tokens: [{ tokenId: 'token-ABC123', token: 'secret', userId: 'w0', scopes: ['all'] }],
        ...options,
      },
      {
        TOKEN_ID: 'token-ABC123',
        TOKEN: 'secret',
        CENTRAL_SERVICE_PHONE: '+492214710100',
        PRESENCE_INTERVAL_SECONDS: '1',
        ...environment,
      },
    );
    const tab = await openTab(browser, tabOptions);
    // With its test, so that no page of an earlier one goes on asking.
    onTestFinished(() => tab[Symbol.asyncDispose]());
    await enterAsFirst(tab.page, link, tabOptions?.locale !== 'en-GB');
    const { step } = walkOn(tab.page);
    const team = step('Team');
    // What is to be done first is open already.
    const open = team.getByRole('button', { name: /Öffnen|Ändern|Open|Change/ });
    await open.or(team.locator('.connect-body')).first().waitFor();
    if ((await open.count()) > 0) await open.click();
    const person = (name: string) => team.locator('.team-row', { hasText: name });
    return { emulator, service, tab, team, person };
  }

  test.each(looks)(
    'shows people with phones and numbers, namesakes told apart, those without a number first ($locale, $width px, $colorScheme)',
    async ({ width, colorScheme, locale }) => {
      const options = { viewport: { width, height: 800 }, colorScheme, locale };
      const { tab, team, person } = await openStep({ company: odd }, {}, options);
      const isGerman = locale === 'de-DE';
      await person('Olga Petrowa')
        .getByText(isGerman ? 'Keine Nummer' : 'No number')
        .waitFor();
      expect(await team.locator('.team-row').first().textContent()).toContain('Olga Petrowa');
      expect(await person('Heike Krüger').count()).toBe(2);
      await person('Heike Krüger').first().getByText('@').waitFor();
      await person('Mehmet').getByText('0221 4710112').waitFor();
      await person('Mehmet')
        .getByText(isGerman ? ': angemeldet' : ': registered')
        .waitFor();
      await team.getByText(isGerman ? 'Handy oder andere Nummer' : 'Add a mobile').click();
      await team.getByText(isGerman ? 'keiner Person gehören' : 'belong to no person').click();
      await person('Olga Petrowa')
        .getByRole('button', { name: isGerman ? 'Nummer geben' : 'Give a number' })
        .click();
      await expectGood(tab.page, width);
      expect(tab.complaints).toEqual([]);
    },
    60_000,
  );

  test('a person without a number is given a loose one, and can be dialled without a restart', async () => {
    const { emulator, service, person } = await openStep({ company: odd });
    await person('Olga Petrowa').getByRole('button', { name: 'Nummer geben' }).click();
    await person('Olga Petrowa').getByLabel('Nummer', { exact: true }).fill('0221 4710101');
    await person('Olga Petrowa').getByRole('button', { name: 'Speichern' }).click();
    await person('Olga Petrowa').getByText('von Ihnen angegeben').waitFor();
    await person('Olga Petrowa').locator('.chip', { hasText: 'angemeldet' }).waitFor();
    const olga = emulator.company.users[4];
    expect(service.context.known.roster.agents.find(({ id }) => id === olga?.id)).toMatchObject({
      numbers: [loose],
      dialNumber: loose,
      presence: 'reachable',
    });
    await person('Olga Petrowa').getByRole('button', { name: 'entfernen' }).click();
    await person('Olga Petrowa').getByText('Keine Nummer').waitFor();
  }, 60_000);

  test('a mobile is added with a name, can be dialled at once, and a number that is taken already is refused by name', async () => {
    const { service, team, person } = await openStep({ company: odd });
    await team.getByText('Handy oder andere Nummer').click();
    const form = team.locator('details[open] form.join');
    await form.getByLabel('Nummer', { exact: true }).fill('0221 4710112');
    await form.getByLabel('Name').fill('Ömer');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await form.getByText('gehört schon zu Mehmet Yılmaz').waitFor();
    await form.getByLabel('Nummer', { exact: true }).fill('0171 3920001');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await person('Ömer').getByText('Anmeldung unbekannt').waitFor();
    expect(service.context.known.roster.agents.at(-1)).toMatchObject({
      id: '+491713920001',
      name: 'Ömer',
      dialNumber: '+491713920001',
    });
  }, 60_000);

  test('a loose number is given to a chosen person of the account', async () => {
    const { team, person } = await openStep({ company: odd });
    await team.getByText('Nummern, die keiner Person gehören (1)').click();
    await team.getByRole('button', { name: 'Nummer geben: 0221 4710101' }).click();
    await team.getByLabel('Wem gehört sie?').first().selectOption({ label: 'Olga Petrowa' });
    await team.locator('details[open] form.join').getByRole('button', { name: 'Speichern' }).click();
    await person('Olga Petrowa').getByText('0221 4710101').waitFor();
  }, 60_000);

  test('who takes part is ticked person by person, and kept in the configuration', async () => {
    const { service, team, person } = await openStep({ company: odd });
    await team.getByText('bekommen alle, auch wer später dazukommt').waitFor();
    await person('Mehmet').getByLabel('macht mit').uncheck();
    await team.getByRole('button', { name: 'Speichern, wer mitmacht' }).click();
    await team.getByText('bekommen 4 Personen').waitFor();
    const [hotline] = service.context.known.plan.hotlines;
    expect(hotline?.agents).toHaveLength(4);
    await person('Mehmet').getByLabel('macht mit').check();
    await team.getByRole('button', { name: 'Speichern, wer mitmacht' }).click();
    await team.getByText('bekommen alle, auch wer später dazukommt').waitFor();
  }, 60_000);

  test('an account without numbers is said to be one, and a mobile given by hand is enough to go on', async () => {
    const bare = companyWith(() => ({ numbers: [] }));
    const { team, person } = await openStep({ company: bare });
    await team.getByText('Bei sipgate hat niemand eine eigene Nummer').waitFor();
    expect(await team.getByRole('button', { name: 'Weiter', exact: true }).count()).toBe(0);
    await person('Olga Petrowa').getByRole('button', { name: 'Nummer geben' }).click();
    await person('Olga Petrowa').getByLabel('Nummer', { exact: true }).fill('0171 3920001');
    await person('Olga Petrowa').getByRole('button', { name: 'Speichern' }).click();
    await team.getByRole('button', { name: 'Weiter', exact: true }).waitFor();
  }, 60_000);

  test('numbers that the environment fixes are shown as fixed, and no others can be given', async () => {
    const { team } = await openStep({ company: odd }, { SERVICE_PHONES: '+492214710111,+491713920009' });
    await team.getByText('stehen fest').or(team.getByText('steht fest')).first().waitFor();
    expect(await team.getByText('Nur bestimmte Nummern anrufen').count()).toBe(0);
    await team.getByText('Handy oder andere Nummer').click();
    const form = team.locator('details[open] form.join');
    await form.getByLabel('Nummer', { exact: true }).fill('0171 3920001');
    await form.getByLabel('Name').fill('Ömer');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await form.getByText('SERVICE_PHONES').waitFor();
    await form.getByLabel('Nummer', { exact: true }).fill('0171 3920009');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await team.locator('.team-row', { hasText: 'Ömer' }).getByText('0171 3920009').waitFor();
  }, 60_000);
});
