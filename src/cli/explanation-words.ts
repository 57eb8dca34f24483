import type { Availability } from '../domain/agent-state.ts';
import type { Language } from '../domain/language.ts';
import type { Said } from '../routing/rules/account.ts';
import type { RuleName } from '../routing/rules/rule-order.ts';

/** What an explanation says besides its sentence, in one language. */
interface ExplanationWords {
  readonly locale: string;
  readonly rule: string;
  readonly said: string;
  readonly rules: Readonly<Record<RuleName, string>>;
  readonly saying: Readonly<Record<Said, string>>;
  /** The headings of the table of agents. */
  readonly agents: readonly [name: string, availability: string, calls: string, weight: string, why: string];
  readonly availability: Readonly<Record<Availability, string>>;
  readonly unconfirmed: string;
  readonly confirmed: (time: string, timeZone: string) => string;
}

const english: ExplanationWords = {
  locale: 'en-GB',
  rule: 'rule',
  said: 'said',
  rules: {
    refusal: 'refusal',
    closed: 'opening hours',
    'voicemail-key': 'key for voicemail',
    'callback-key': 'key for a callback',
    'fixed-agent': 'fixed agent',
    'return-call': 'return call',
    'someone-new': 'somebody new',
    'offer-callback': 'offer of a callback',
    'wait-for-familiar': 'waiting for a known agent',
    policy: 'policy',
    'wait-for-anybody': 'waiting for anybody',
    overflow: 'overflow',
  },
  saying: {
    decided: 'decided',
    'could-not': 'could not',
    'does-not-apply': 'does not apply',
    'not-reached': 'not reached',
  },
  agents: ['agent', 'availability', 'calls', 'weight', 'reason'],
  availability: {
    available: 'available',
    ringing: 'ringing',
    talking: 'talking',
    'wrap-up': 'wrap-up',
    'on-break': 'on break',
    paused: 'set aside',
    'do-not-disturb': 'do not disturb',
    offline: 'offline',
    unknown: 'unknown',
    gone: 'gone',
  },
  unconfirmed: 'Presence is not confirmed by sipgate: everybody counts as reachable.',
  confirmed: (time, timeZone) => `Presence as sipgate reported it at ${time} (${timeZone}).`,
};

const german: ExplanationWords = {
  locale: 'de-DE',
  rule: 'Regel',
  said: 'Ergebnis',
  rules: {
    refusal: 'Abweisung',
    closed: 'Öffnungszeiten',
    'voicemail-key': 'Taste für die Mailbox',
    'callback-key': 'Taste für einen Rückruf',
    'fixed-agent': 'fester Ansprechpartner',
    'return-call': 'Rückruf',
    'someone-new': 'jemand Neues',
    'offer-callback': 'Angebot eines Rückrufs',
    'wait-for-familiar': 'Warten auf Bekannte',
    policy: 'Strategie',
    'wait-for-anybody': 'Warten auf die nächste freie Person',
    overflow: 'wenn niemand abnimmt',
  },
  saying: {
    decided: 'hat entschieden',
    'could-not': 'ging nicht',
    'does-not-apply': 'trifft nicht zu',
    'not-reached': 'nicht erreicht',
  },
  agents: ['Mitarbeiter', 'Verfügbarkeit', 'Gespräche', 'Gewicht', 'Begründung'],
  availability: {
    available: 'frei',
    ringing: 'klingelt',
    talking: 'im Gespräch',
    'wrap-up': 'Nachbearbeitung',
    'on-break': 'Pause',
    paused: 'zurückgestellt',
    'do-not-disturb': 'nicht stören',
    offline: 'nicht angemeldet',
    unknown: 'unbekannt',
    gone: 'nicht mehr da',
  },
  unconfirmed: 'sipgate hat nicht bestätigt, wer erreichbar ist: Alle gelten als erreichbar.',
  confirmed: (time, timeZone) => `Erreichbarkeit, wie sipgate sie um ${time} gemeldet hat (${timeZone}).`,
};

export const explanationWords: Readonly<Record<Language, ExplanationWords>> = { en: english, de: german };
