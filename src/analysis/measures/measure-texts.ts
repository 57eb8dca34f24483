import type { Language } from '../../domain/language.ts';
import type { MeasureName } from './measure-names.ts';

/** The measures, and what is reported beside them without an interval. */
export type FigureName = MeasureName | 'speedP90' | 'heldP90' | 'occupancy' | 'maxToMean';

type Texts = Readonly<Record<Language, Readonly<Record<FigureName, string>>>>;

/** What a measure is called. */
export const measureTexts: Texts = {
  en: {
    answered: 'answered',
    lostThoughFree: 'lost though free',
    abandoned: 'abandoned',
    overflowed: 'elsewhere',
    held: 'made to wait',
    heldMs: 'waited',
    serviceLevel: 'service level',
    speedOfAnswerMs: 'speed of answer',
    speedP90: 'speed of 9 in 10',
    heldP90: 'wait of 9 in 10',
    returnedWithinWeek: 'back within 7 days',
    priceOfHoldingMs: 'price of holding',
    heldInVain: 'held in vain',
    familiar: 'familiar',
    top: 'top',
    ownShare: 'own share',
    occupancy: 'occupancy',
    maxToMean: 'max/mean',
  },
  de: {
    answered: 'angenommen',
    lostThoughFree: 'verloren trotz Freier',
    abandoned: 'aufgegeben',
    overflowed: 'anderswohin',
    held: 'mussten warten',
    heldMs: 'gewartet',
    serviceLevel: 'Servicelevel',
    speedOfAnswerMs: 'Annahmezeit',
    speedP90: '90 % angenommen nach',
    heldP90: '90 % gewartet höchstens',
    returnedWithinWeek: 'in 7 Tagen wieder',
    priceOfHoldingMs: 'Preis des Wartens',
    heldInVain: 'vergeblich gewartet',
    familiar: 'vertraut',
    top: 'beim besten Kontakt',
    ownShare: 'Anteil derselben Person',
    occupancy: 'Auslastung',
    maxToMean: 'Max./Mittel',
  },
};

/** How each measure is counted, in words. docs/GLOSSARY.md has the sources. */
export const formulaTexts: Texts = {
  en: {
    answered: 'answered by an agent ÷ all calls to the hotline',
    lostThoughFree: 'lost while somebody on duty was free ÷ all calls to the hotline',
    abandoned: 'given up by the caller ÷ all calls to the hotline',
    overflowed:
      'sent to the mailbox, a number outside or an announcement, turned away, or to be called back ÷ all calls to the hotline',
    held: 'made to wait before anybody was rung ÷ all calls to the hotline',
    heldMs: 'mean time until somebody was rung or the wait was over, of those made to wait',
    serviceLevel: 'answered within the time given ÷ all calls to the hotline',
    speedOfAnswerMs: 'mean time from arrival to answer, of answered calls',
    speedP90: 'time within which nine of ten answered calls were answered',
    heldP90: 'time within which nine of ten callers made to wait were done waiting',
    returnedWithinWeek:
      'answered calls whose caller called again within 7 days ÷ answered calls of known callers',
    priceOfHoldingMs:
      'time that callers were held, until answer or end ÷ those of them who reached an agent they knew',
    heldInVain: 'callers who were held and reached nobody ÷ callers who were held',
    familiar:
      'reached an agent the caller had talked to before ÷ calls of callers who had talked to anybody before',
    top: 'reached an agent the caller had talked to most ÷ the same calls',
    ownShare: 'mean, over the same calls, of earlier calls with this agent ÷ all earlier calls; 0 if lost',
    occupancy: 'talk and wrap-up time of calls to the hotline ÷ time on duty',
    maxToMean: 'highest occupancy of an agent ÷ mean',
  },
  de: {
    answered: 'von jemandem angenommen ÷ alle Anrufe bei der Hotline',
    lostThoughFree: 'verloren, obwohl jemand im Dienst frei war ÷ alle Anrufe bei der Hotline',
    abandoned: 'vom Anrufer aufgegeben ÷ alle Anrufe bei der Hotline',
    overflowed:
      'an Mailbox, externe Nummer oder Ansage gegangen, abgewiesen oder für einen Rückruf vorgemerkt ÷ alle Anrufe bei der Hotline',
    held: 'mussten warten, ehe es bei jemandem klingelte ÷ alle Anrufe bei der Hotline',
    heldMs:
      'mittlere Zeit, bis es bei jemandem klingelte oder das Warten endete, für alle, die warten mussten',
    serviceLevel: 'in der angegebenen Zeit angenommen ÷ alle Anrufe bei der Hotline',
    speedOfAnswerMs: 'mittlere Zeit vom Eingang bis zur Annahme, über angenommene Anrufe',
    speedP90: 'Zeit, nach der neun von zehn der angenommenen Anrufe angenommen waren',
    heldP90: 'Zeit, nach der neun von zehn, die warten mussten, nicht mehr warteten',
    returnedWithinWeek:
      'angenommene Anrufe, nach denen der Anrufer binnen 7 Tagen wieder anrief ÷ angenommene Anrufe bekannter Anrufer',
    priceOfHoldingMs:
      'Zeit, die Anrufer warten mussten, bis zur Annahme oder zum Ende ÷ diejenigen davon, die jemanden erreichten, den sie kennen',
    heldInVain: 'Anrufer, die warten mussten und niemanden erreichten ÷ Anrufer, die warten mussten',
    familiar:
      'bei jemandem angekommen, mit dem der Anrufer schon gesprochen hatte ÷ Anrufe derer, die schon mit jemandem gesprochen hatten',
    top: 'bei jemandem angekommen, mit dem der Anrufer am häufigsten gesprochen hatte ÷ dieselben Anrufe',
    ownShare:
      'Mittel über dieselben Anrufe: frühere Gespräche mit derselben Person ÷ alle früheren Gespräche; verloren zählt 0',
    occupancy: 'Gesprächs- und Nachbearbeitungszeit der Anrufe bei der Hotline ÷ Dienstzeit',
    maxToMean: 'höchste Auslastung einer Person ÷ Mittel',
  },
};
