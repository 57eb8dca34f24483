import type { Warning } from '../health-summary.ts';
import { type CheckRule, notRunning, ok, unknown } from './check.ts';
import type { HotlineFacts } from './facts.ts';

/** What the company has configured. */
export const companyChecks = {
  hours: {
    about: { en: 'Hotlines without opening hours', de: 'Hotlines ohne Öffnungszeiten' },
    judge({ company }) {
      if (company === null) return unknown(notRunning);
      const open = company.hotlines.filter(({ isAlwaysOpen }) => isAlwaysOpen);
      if (open.length === 0)
        return ok('Every hotline has opening hours.', 'Jede Hotline hat Öffnungszeiten.');
      return {
        state: 'problem',
        howBad: 'hint',
        sentence: about(open, {
          en: who => `Open day and night, since no opening hours are set: ${who}.`,
          de: who => `Rund um die Uhr offen, weil keine Öffnungszeiten eingetragen sind: ${who}.`,
        }),
        remedy: setHours,
        place: 'settings/hours',
      };
    },
  },
  holidays: {
    about: {
      en: 'Hotlines with opening hours but without public holidays',
      de: 'Hotlines mit Öffnungszeiten, aber ohne Feiertage',
    },
    judge({ company }) {
      if (company === null) return unknown(notRunning);
      const withHours = company.hotlines.filter(({ isAlwaysOpen }) => !isAlwaysOpen);
      if (withHours.length === 0) return null;
      const without = withHours.filter(({ holidaysAhead }) => holidaysAhead === 0);
      if (without.length === 0)
        return ok(
          'Public holidays of the coming year are known.',
          'Die Feiertage des kommenden Jahres sind bekannt.',
        );
      return {
        state: 'problem',
        howBad: 'hint',
        sentence: about(without, {
          en: who =>
            `No public holiday is known for the coming year, so calls come as on any other day: ${who}.`,
          de: who =>
            `Für das kommende Jahr ist kein Feiertag bekannt, Anrufe kommen dann wie an jedem anderen Tag: ${who}.`,
        }),
        remedy: chooseState,
        place: 'settings/hours',
      };
    },
  },
} as const satisfies Record<string, CheckRule>;

/** Hotlines by name for users; strangers are told their number only. */
function about(
  hotlines: readonly HotlineFacts[],
  say: { readonly en: (who: string) => string; readonly de: (who: string) => string },
): Warning & { readonly forUsers: Warning } {
  const names = hotlines.map(({ name }) => name).join(', ');
  const count = hotlines.length;
  return {
    en: say.en(count === 1 ? '1 hotline' : `${count} hotlines`),
    de: say.de(count === 1 ? '1 Hotline' : `${count} Hotlines`),
    forUsers: { en: say.en(names), de: say.de(names) },
  };
}

const setHours = {
  en: 'If that is not meant, set opening hours.',
  de: 'Ist das nicht gewollt, tragen Sie Öffnungszeiten ein.',
};
const chooseState = {
  en: 'Choose your Bundesland in the opening hours.',
  de: 'Wählen Sie bei den Öffnungszeiten Ihr Bundesland.',
};
