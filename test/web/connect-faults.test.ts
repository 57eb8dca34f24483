import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RestFault } from '../../src/emulator/faults.ts';
import { openAssistant, setHotline, startBeside } from '../support/assistant.ts';
import { closeTabs, hasBrowser, sharedBrowser } from '../support/browser.ts';
import { earlierCalls } from '../support/earlier-calls.ts';

const languages = {
  de: {
    locale: 'de-DE',
    team: 'Team',
    webhook: 'Webhook',
    firstCall: 'Erster Anruf',
    pastCalls: 'Frühere Anrufe',
    check: 'Prüfen',
    retry: 'Noch einmal versuchen',
    lookAgain: 'Noch einmal nachsehen',
    trouble: 'Es kommt kein Anruf an?',
    startImport: 'Frühere Anrufe von sipgate importieren',
    stopImport: 'Anhalten',
    goOnImport: 'Weiter importieren',
    none: /hat noch keine Nummern|Im Webhook-Log von sipgate steht nichts|nichts$/,
    byItself: 'versucht es auch von selbst wieder',
    imported: /^Fertig\. Anrufe importiert: \d+/,
    works: 'Das Token passt.',
    logEmpty: 'Im Webhook-Log von sipgate steht nichts',
    seconds: /wird .*gefragt … seit \d+ s/,
    waits: /versucht es in \d+ s von selbst/,
  },
  en: {
    locale: 'en-GB',
    team: 'Team',
    webhook: 'Webhook',
    firstCall: 'First call',
    pastCalls: 'Past calls',
    check: 'Check',
    retry: 'Try again',
    lookAgain: 'Look again',
    trouble: 'No call arrives?',
    startImport: 'Import past calls from sipgate',
    stopImport: 'Stop',
    goOnImport: 'Go on importing',
    none: /has no numbers yet|There is nothing in sipgate’s webhook log|nothing$/,
    byItself: 'also tries again by itself',
    imported: /^Done\. Calls imported: \d+/,
    works: 'The token is right.',
    logEmpty: 'There is nothing in sipgate’s webhook log',
    seconds: /Asking sipgate.* … for \d+ s/,
    waits: /tries by itself in \d+ s/,
  },
} as const;

interface Case {
  readonly fault: string;
  readonly rest: RestFault;
  readonly de: RegExp;
  readonly en: RegExp;
  /** How the import takes it: at once, by waiting, or by asking for a minute. */
  readonly importing: 'fails' | 'waits' | 'asks';
}

const cases: readonly Case[] = [
  {
    fault: 'a token that is refused (401)',
    rest: { status: 401 },
    de: /sipgate nimmt das Token nicht an.*Erstellen Sie ein neues/,
    en: /sipgate does not accept the token.*Make a new one/,
    importing: 'fails',
  },
  {
    fault: 'a refusal that says nothing (403)',
    rest: { status: 403 },
    de: /sipgate verweigert das und sagt nicht, warum\. Entweder fehlt/,
    en: /sipgate refuses this and does not say why\. Either the token lacks/,
    importing: 'fails',
  },
  {
    fault: 'too many requests (429)',
    rest: { status: 429 },
    de: /sipgate bittet um weniger Anfragen\. Versuchen Sie es/,
    en: /sipgate asks for fewer requests\. Try again/,
    importing: 'waits',
  },
  {
    fault: 'trouble (500)',
    rest: { status: 500 },
    de: /sipgate ist zurzeit gestört \(500\)\. Versuchen Sie es später wieder/,
    en: /sipgate is out of order at the moment \(500\)\. Try again later/,
    importing: 'waits',
  },
  {
    fault: 'silence',
    rest: { delayMs: 3_600_000 },
    de: /sipgate hat nicht rechtzeitig geantwortet\. Versuchen Sie es später wieder/,
    en: /sipgate did not answer in time\. Try again later/,
    importing: 'asks',
  },
  {
    fault: 'a web page instead of JSON',
    rest: { status: 200, text: '<html>Welcome</html>' },
    de: /keine Antwort der Schnittstelle von sipgate\. Steht ein Proxy dazwischen/,
    en: /no answer of sipgate’s API\. Is there a proxy between/,
    importing: 'fails',
  },
  {
    fault: 'JSON of another shape',
    rest: { status: 200, text: '{"items":"all"}' },
    de: /keine Antwort der Schnittstelle von sipgate\. Steht ein Proxy dazwischen/,
    en: /no answer of sipgate’s API\. Is there a proxy between/,
    importing: 'fails',
  },
];

const rows = cases.flatMap(one => (['de', 'en'] as const).map(language => ({ ...one, language })));

describe.runIf(hasBrowser())('sipgate failing at each step of the assistant', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  }, 120_000);
  afterAll(() => closeTabs(browser));

  test.each(rows)(
    '$fault is said in plain words ($language), nothing is called empty, and each step heals',
    async ({ rest, importing, language, ...row }) => {
      const say = languages[language];
      const words = row[language];
      const beside = await startBeside({ earlierCalls: earlierCalls(60) });
      const { emulator, service, token, connect, address } = beside;
      await setHotline(beside);
      emulator.setFaults({ rest: [rest] });
      await connect({ token, webhookUrl: address });
      await using tab = await openAssistant(browser, service, { locale: say.locale });
      const { step, open } = tab;
      const isSilent = rest.delayMs !== undefined;

      const sipgate = await open('sipgate');
      await sipgate.getByLabel('Token-ID').fill(token.id);
      await sipgate.getByLabel('Token', { exact: true }).fill(token.token);
      await sipgate.getByRole('button', { name: say.check, exact: true }).click();
      if (isSilent) await inTwoSeconds(sipgate.getByText(say.seconds));
      await sipgate.getByText(words).first().waitFor();

      for (const title of ['Hotline', say.team]) {
        const part = await open(title);
        await part.getByRole('alert').getByText(words).waitFor();
        await part.getByText(say.byItself).waitFor();
        expect(await part.getByText(say.none).count()).toBe(0);
      }
      const webhook = await open(say.webhook);
      await webhook.getByRole('alert').getByText(words).waitFor();
      expect(await webhook.getByText(say.none).count()).toBe(0);
      // What can be done without sipgate's help stands there.
      await webhook.locator('pre', { hasText: address }).first().waitFor();

      const firstCall = await open(say.firstCall);
      await firstCall.getByText(say.trouble).click();
      if (isSilent) await inTwoSeconds(firstCall.getByText(say.seconds));
      await firstCall.getByText(words).waitFor();
      expect(await firstCall.getByText(say.none).count()).toBe(0);

      const pastCalls = await open(say.pastCalls);
      await pastCalls.getByRole('button', { name: say.startImport }).click();
      if (importing === 'asks') await inTwoSeconds(pastCalls.getByText(say.seconds));
      else await pastCalls.getByText(words).waitFor();
      if (importing === 'waits') await pastCalls.getByText(say.waits).waitFor();

      emulator.setFaults({});
      if (importing === 'asks') {
        await pastCalls.getByRole('button', { name: say.stopImport }).click();
        await pastCalls.getByRole('button', { name: say.goOnImport }).click();
      } else if (importing === 'fails')
        await pastCalls.getByRole('button', { name: say.startImport }).click();
      await pastCalls.getByText(say.imported).waitFor();

      await open(say.firstCall);
      await firstCall.getByText(say.trouble).click();
      await firstCall.getByText(say.logEmpty).waitFor();

      await open(say.team);
      // It may have looked again by itself already.
      const retry = step(say.team).getByRole('button', { name: say.retry });
      if ((await retry.count()) > 0) await retry.click({ timeout: 2_000 }).catch(() => {});
      await step(say.team).getByText('Heike Krüger').first().waitFor();
      await open('Hotline');
      await step('Hotline').locator('input[type=checkbox]').first().waitFor();
      expect(await step('Hotline').getByRole('alert').count()).toBe(0);

      await open(say.webhook);
      await webhook.getByRole('button', { name: say.lookAgain }).click();
      await webhook.getByRole('table').waitFor();
      expect(await webhook.getByRole('alert').count()).toBe(0);

      await open('sipgate');
      await sipgate.getByLabel('Token-ID').fill(token.id);
      await sipgate.getByLabel('Token', { exact: true }).fill(token.token);
      await sipgate.getByRole('button', { name: say.check, exact: true }).click();
      await sipgate.getByText(say.works).waitFor();
    },
    120_000,
  );
});

/** Whoever waits longer than this without a word thinks that nothing goes on. */
function inTwoSeconds(what: Locator): Promise<void> {
  return what.first().waitFor({ timeout: 2_500 });
}
