import type { Language } from '../../domain/language.ts';

/** The sentences of a report, in one language. */
export interface ReportWords {
  readonly locale: string;
  none(from: string, to: string): string;
  span(from: string, to: string, calls: string, missed: string): string;
  familiar(familiar: string, returning: string): string;
  /** Of a hotline in shadow. */
  agreed(hotline: string, answered: string, agreed: string, share: string): string;
  wouldKnow(returning: string, familiar: string, wouldRing: string): string;
  /** @param median of the time until the talk; null where nobody was reached. */
  callbacks(asked: string, reached: string, byKnown: string, median: string | null): string;
  /** What else became of such a wish. */
  readonly callbackEnds: Readonly<
    Record<'not-reached' | 'expired' | 'called-again' | 'withdrawn' | 'open', string>
  >;
  readonly measure: string;
  readonly value: string;
  readonly interval: string;
  readonly rule: string;
  readonly calls: string;
  /** Where an admin shows figures of single people. */
  readonly byAgent: Readonly<Record<'agent' | 'left' | 'talks' | 'talked' | 'handled', string>>;
  notes(serviceLevelSeconds: number): string;
}

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  en: {
    locale: 'en',
    none: (from, to) => `There were no calls to the hotline from ${from} to ${to}.`,
    span: (from, to, calls, missed) =>
      `${from} to ${to}: ${calls === '1' ? '1 call' : `${calls} calls`} to the hotline, ${missed} of them reached nobody.`,
    familiar: (familiar, returning) =>
      `${familiar} of ${returning} ${returning === '1' ? 'call' : 'calls'} by regulars reached somebody they know.`,
    agreed: (hotline, answered, agreed, share) =>
      `${hotline} in shadow: of ${answered} answered ${answered === '1' ? 'call' : 'calls'}, in ${agreed} (${share}) Familiar would have rung the agent who answered.`,
    wouldKnow: (returning, familiar, wouldRing) =>
      `Of ${returning} ${returning === '1' ? 'call' : 'calls'} by regulars, ${familiar} reached somebody they know; in ${wouldRing} Familiar would have rung somebody they know.`,
    callbacks: (asked, reached, byKnown, median) =>
      `${reached} of ${asked === '1' ? '1 caller who asked to be called back was' : `${asked} callers who asked to be called back were`}${median === null ? '' : `, half of them within ${median}; ${byKnown} by somebody they know`}.`,
    callbackEnds: {
      'not-reached': 'tried in vain',
      expired: 'nobody had time',
      'called-again': 'called again before',
      withdrawn: 'withdrawn',
      open: 'still waiting for it',
    },
    measure: 'measure',
    value: 'value',
    interval: '95 % interval',
    rule: 'why it rang there',
    calls: 'calls',
    byAgent: {
      agent: 'agent',
      left: 'no longer in the team',
      talks: 'talks',
      talked: 'time talked',
      handled: 'with wrap-up',
    },
    notes: seconds =>
      `The service level is of ${seconds === 1 ? '1 second' : `${seconds} seconds`}. Who was on duty is read off the calls that were taken. Whoever called in the last week of the period had no full week to come back in and is left out there.`,
  },
  de: {
    locale: 'de',
    none: (from, to) => `Vom ${from} bis zum ${to} gab es keine Anrufe an die Hotline.`,
    span: (from, to, calls, missed) =>
      `${from} bis ${to}: ${calls === '1' ? '1 Anruf' : `${calls} Anrufe`} an die Hotline, ${missed} davon ${missed === '1' ? 'erreichte' : 'erreichten'} niemanden.`,
    familiar: (familiar, returning) =>
      `${familiar} von ${returning} ${returning === '1' ? 'Anruf' : 'Anrufen'} bekannter Anrufer ${familiar === '1' ? 'erreichte' : 'erreichten'} jemanden, den sie kennen.`,
    agreed: (hotline, answered, agreed, share) =>
      `${hotline} zur Probe: Bei ${agreed} von ${answered === '1' ? '1 angenommenen Anruf' : `${answered} angenommenen Anrufen`} (${share}) hätte es bei der Person geklingelt, die annahm.`,
    wouldKnow: (returning, familiar, wouldRing) =>
      `Von ${returning} ${returning === '1' ? 'Anruf' : 'Anrufen'} bekannter Anrufer erreichten ${familiar} jemanden, den sie kennen; bei ${wouldRing} hätte es bei jemandem geklingelt, den sie kennen.`,
    callbacks: (asked, reached, byKnown, median) =>
      `${reached} von ${asked === '1' ? '1 Anrufer, der um einen Rückruf bat, wurde' : `${asked} Anrufern, die um einen Rückruf baten, ${reached === '1' ? 'wurde' : 'wurden'}`} zurückgerufen${median === null ? '' : `, die Hälfte davon binnen ${median}; ${byKnown} von jemandem, den sie kennen`}.`,
    callbackEnds: {
      'not-reached': 'vergeblich versucht',
      expired: 'niemand hatte Zeit',
      'called-again': 'riefen vorher wieder an',
      withdrawn: 'zurückgenommen',
      open: 'noch offen',
    },
    measure: 'Maß',
    value: 'Wert',
    interval: '95-%-Intervall',
    rule: 'warum es dort klingelte',
    calls: 'Anrufe',
    byAgent: {
      agent: 'Mitarbeiter',
      left: 'nicht mehr im Team',
      talks: 'Gespräche',
      talked: 'Gesprächszeit',
      handled: 'mit Nachbearbeitung',
    },
    notes: seconds =>
      `Der Servicelevel gilt für ${seconds === 1 ? 'eine Sekunde' : `${seconds} Sekunden`}. Wer im Dienst war, wird aus den angenommenen Anrufen geschlossen. Wer in der letzten Woche des Zeitraums anrief, hatte keine volle Woche für einen weiteren Anruf und zählt dort nicht mit.`,
  },
};
