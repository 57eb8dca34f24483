import type { DialAbility } from '../../ports/provider.ts';
import type { Warning } from '../health-summary.ts';
import { type CheckRule, notAskedYet, notRunning, ok, unknown } from './check.ts';

/** Whether what callers are promised can be kept: that somebody calls them back. */
export const callbackChecks = {
  'callbacks-by-click': {
    about: {
      en: 'Whether Familiar can call back who asks for it',
      de: 'Ob Familiar zurückrufen kann, wer es wünscht',
    },
    judge({ company, dialAbility }) {
      if (company === null) return unknown(notRunning);
      if (!company.hotlines.some(({ offersCallbacks }) => offersCallbacks)) return null;
      if (dialAbility === null || dialAbility === 'unknown') return unknown(notAskedYet);
      if (dialAbility === 'able')
        return ok(
          'Familiar can start the calls by which callers are called back.',
          'Familiar kann die Anrufe starten, mit denen zurückgerufen wird.',
        );
      return {
        state: 'problem',
        howBad: 'soon',
        sentence: byHand,
        remedy: remedies[dialAbility],
        place: 'settings/connection',
      };
    },
  },
  'callback-limit': {
    about: {
      en: 'Callers who wanted to be called back and were not, by the company’s limit',
      de: 'Anrufer, die wegen der Grenze der Firma keinen Rückruf bekamen',
    },
    judge({ company }) {
      if (company === null) return unknown(notRunning);
      if (!company.hotlines.some(({ offersCallbacks }) => offersCallbacks)) return null;
      const { callbacksRefused: count } = company;
      if (count === 0)
        return ok(
          'Within the last day every caller could be promised a callback.',
          'Am letzten Tag konnte jedem Anrufer ein Rückruf versprochen werden.',
        );
      return {
        state: 'problem',
        howBad: 'soon',
        sentence: {
          en: `Within the last day, callers pressed key 3 in vain ${count === 1 ? 'once' : `${count} times`}: as many callbacks were promised as the company allows.`,
          de: `Am letzten Tag war Taste 3 ${count === 1 ? '1-mal' : `${count}-mal`} vergeblich: Es waren schon so viele Rückrufe versprochen, wie die Firma zulässt.`,
        },
        remedy: raiseLimit,
      };
    },
  },
} as const satisfies Record<string, CheckRule>;

const byHand: Warning = {
  en: 'Callers are offered to be called back, but Familiar can start no calls: agents are told on the page to call by hand.',
  de: 'Anrufern wird ein Rückruf angeboten, aber Familiar kann keine Anrufe starten: Wer frei wird, sieht es auf der Seite und ruft selbst an.',
};

const remedies: Readonly<Record<Exclude<DialAbility, 'able' | 'unknown'>, Warning>> = {
  'no-token': {
    en: 'Enter a sipgate token with the scope sessions:calls:write, on a neo account rtcm:write.',
    de: 'Tragen Sie ein sipgate-Token mit dem Recht sessions:calls:write ein, bei einem neo-Konto rtcm:write.',
  },
  'no-scope': {
    en: 'Give the sipgate token the scope sessions:calls:write, on a neo account rtcm:write.',
    de: 'Geben Sie dem sipgate-Token das Recht sessions:calls:write, bei einem neo-Konto rtcm:write.',
  },
  'other-platform': {
    en: 'sipgate offers no calls by click for this account. Agents have to keep the page open, or switch callbacks off at the hotline.',
    de: 'sipgate bietet das Anrufen per Klick für dieses Konto nicht an. Die Mitarbeiter müssen die Seite offen haben, oder Sie schalten Rückrufe bei der Hotline ab.',
  },
};

const raiseLimit: Warning = {
  en: 'If that was no misuse, raise the limit in the settings, under “General”.',
  de: 'War das kein Missbrauch, erhöhen Sie die Grenze in den Einstellungen unter „Allgemein“.',
};
