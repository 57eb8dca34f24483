import { wholeNumber, yesOrNo } from '../setting-types.ts';
import { section, settingWords } from './setting.ts';

export const calls = section(
  { de: 'Anrufe und Erreichbarkeit', en: 'Calls and presence' },
  {
    REDIRECT_ANONYMOUS: yesOrNo().default(false).register(settingWords, {
      de: 'Die Nummer des Anrufers vor den Mitarbeitern verbergen',
      en: 'Hide the caller’s number from the agent',
    }),
    ROUTE_FORWARDED: yesOrNo().default(false).register(settingWords, {
      de: 'Auch Anrufe verteilen, die eine Weiterleitung im Konto zur Hotline führt',
      en: 'Also route calls that a forward inside the account brings to the hotline',
    }),
    WRAP_UP_SECONDS: wholeNumber(0, 3600, ' seconds').default(0).register(settingWords, {
      de: 'Nachbearbeitung: so lange ist nach einem Gespräch Ruhe',
      en: 'Wrap-up: how long an agent is left alone after a call',
    }),
    MISSED_OFFERS_BEFORE_PAUSE: wholeNumber(0, 100, ', how many missed calls in a row; 0 for never')
      .default(3)
      .register(settingWords, {
        de: 'Nach so vielen verpassten Anrufen hintereinander wird jemand zurückgestellt; `0`: nie',
        en: 'After how many missed calls in a row an agent is set aside; `0`: never',
      }),
    AUTO_PAUSE_SECONDS: wholeNumber(1, 86_400, ' seconds').default(300).register(settingWords, {
      de: 'Für wie lange',
      en: 'For how long',
    }),
    RINGING_EXPIRES_SECONDS: wholeNumber(10, 3600, ' seconds').default(120).register(settingWords, {
      de: 'Ab wann ein klingelnder Anruf als beendet gilt, obwohl sipgate kein Ende gemeldet hat',
      en: 'When a ringing call counts as over although sipgate never said so',
    }),
    TALKING_EXPIRES_MINUTES: wholeNumber(1, 1440, ' minutes').default(240).register(settingWords, {
      de: 'Ab wann ein Gespräch als beendet gilt, obwohl sipgate kein Ende gemeldet hat',
      en: 'When a talk counts as over although sipgate never said so',
    }),
    PRESENCE_STALE_SECONDS: wholeNumber(5, 86_400, ' seconds').default(120).register(settingWords, {
      de: 'Wie alt die letzte Auskunft von sipgate zur Erreichbarkeit sein darf, bis sie nicht mehr geglaubt wird',
      en: 'How old sipgate’s last word on who is reachable may be before it is no longer believed',
    }),
    PRESENCE_INTERVAL_SECONDS: wholeNumber(1, 3600, ' seconds').default(10).register(settingWords, {
      de: 'Wie oft sipgate gefragt wird, wer erreichbar ist',
      en: 'How often sipgate is asked who is reachable',
    }),
  },
  {
    de: 'Fünf davon lassen sich auch in der [Konfiguration](konfiguration.md) setzen, auf der Seite unter Einstellungen → Allgemein,\nund gelten dann von dort, ohne Neustart: `REDIRECT_ANONYMOUS`, `WRAP_UP_SECONDS`, `MISSED_OFFERS_BEFORE_PAUSE`,\n`AUTO_PAUSE_SECONDS` und `PRESENCE_STALE_SECONDS`.',
    en: 'Five of these can also be set in the [configuration](configuration.md), on the page under Settings → General, and are\nthen taken from there, without a restart: `REDIRECT_ANONYMOUS`, `WRAP_UP_SECONDS`, `MISSED_OFFERS_BEFORE_PAUSE`,\n`AUTO_PAUSE_SECONDS` and `PRESENCE_STALE_SECONDS`.',
  },
);
