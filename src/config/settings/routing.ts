import { policyNames } from '../../domain/policy.ts';
import { decimal, oneOf, text, wholeNumber, yesOrNo } from '../setting-types.ts';
import { section, settingWords } from './setting.ts';

/** How calls are routed for as long as nothing is configured. */
export const routing = section(
  { de: 'Verteilung', en: 'Routing' },
  {
    ROUTING_POLICY: oneOf(policyNames).default('familiar').register(settingWords, {
      de: 'Strategie: `familiar`, `tutorial`, `last-agent`, `longest-idle` oder `random`',
      en: 'Policy: `familiar`, `tutorial`, `last-agent`, `longest-idle` or `random`',
    }),
    FACTOR: decimal(0, 1, 'the share of calls an agent must exceed').default(0.6).register(settingWords, {
      de: 'Strategie `tutorial`: Anteil, den jemand an den Gesprächen des Anrufers mit den jetzt Erreichbaren überschreiten muss',
      en: 'Policy `tutorial`: the share an agent must exceed of the caller’s calls with those who can be rung now',
    }),
    HALF_LIFE_DAYS: decimal(0.1, 36_500, 'the age in days at which a call counts half')
      .default(90)
      .register(settingWords, {
        de: 'Alter in Tagen, mit dem ein Gespräch nur noch halb zählt. Nach einer Änderung wird beim nächsten Start alle Vertrautheit neu berechnet',
        en: 'Age in days at which an answered call counts half. After a change, all familiarity is worked out anew at the next start',
      }),
    RING_FAMILIAR: wholeNumber(1, 5, ', how many familiar agents ring at once')
      .default(1)
      .register(settingWords, {
        de: 'Bei wie vielen Bekannten es zugleich klingelt, 1 bis 5',
        en: 'How many familiar agents ring at once, 1 to 5',
      }),
    RING_NEXT_FAMILIAR: wholeNumber(
      1,
      5,
      ', how many familiar agents ring at once where none is free whom the caller knows well',
    )
      .default(2)
      .register(settingWords, {
        de: 'Bei wie vielen, wenn niemand frei ist, den der Anrufer mehr als halb so gut kennt wie den Vertrautesten, 1 bis 5, mindestens aber `RING_FAMILIAR`',
        en: 'How many, when nobody is free whom the caller knows more than half as well as the best, 1 to 5, but at least `RING_FAMILIAR`',
      }),
    RING_STRANGERS: wholeNumber(1, 5, ', how many agents ring at once for a caller who knows nobody')
      .default(2)
      .register(settingWords, {
        de: 'Bei wie vielen es zugleich klingelt, wenn niemand Bekanntes frei ist, 1 bis 5',
        en: 'How many agents ring at once when nobody familiar is free, 1 to 5',
      }),
    OVERFLOW: oneOf(['sipgate', 'voicemail']).default('sipgate').register(settingWords, {
      de: 'Wenn niemand frei ist: `sipgate` klingelt wie im Konto eingestellt, `voicemail` nimmt eine Nachricht auf',
      en: 'When nobody is free: `sipgate` rings as set in your account, `voicemail` takes a message',
    }),
    ANNOUNCEMENT: text()
      .optional()
      .register(settingWords, {
        de: 'Was der Anrufer vor dem Klingeln hört: eine WAV- oder MP3-Datei, oder `none`',
        en: 'What the caller hears before the agent’s phone rings: a WAV or MP3 file, or `none`',
        ifUnset: { de: 'ein Klang', en: 'a chime' },
      }),
    LEARN_DIRECT: yesOrNo().default(true).register(settingWords, {
      de: 'Auch Anrufe auf die eigene Nummer eines Mitarbeiters machen vertraut',
      en: 'Calls to an agent’s own number count towards familiarity too',
    }),
    LEARN_OUTGOING: yesOrNo().default(true).register(settingWords, {
      de: 'Auch Anrufe, die Mitarbeiter führen, machen vertraut',
      en: 'Calls that agents make count towards it too',
    }),
  },
  {
    de: 'Diese gelten, bis etwas [konfiguriert](konfiguration.md) ist, auf der Seite oder mit `familiar config`. Danach entscheidet\nallein die Konfiguration, und der Start nennt, was von hier nicht mehr zählt.',
    en: 'These hold until something is [configured](configuration.md), on the page or with `familiar config`. From then on the\nconfiguration alone decides, and the start names what no longer counts.',
  },
);
