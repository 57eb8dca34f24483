import { inLanguage } from '../language.ts';

/** Texts about wishes not to be connected with a caller any more. */
interface WishWords
  extends Readonly<
    Record<
      | 'ask'
      | 'hint'
      | 'reason'
      | 'send'
      | 'withdraw'
      | 'own'
      | 'title'
      | 'text'
      | 'noReason'
      | 'grant'
      | 'decline',
      string
    >
  > {
  readonly open: (when: string) => string;
  readonly granted: (by: string, when: string) => string;
  readonly declined: (by: string, when: string) => string;
  readonly wishes: (agent: string, when: string) => string;
}

const german: WishWords = {
  ask: 'Nicht mehr verbinden',
  hint: 'Leitung und Admins sehen Ihren Wunsch und entscheiden. Bis dahin bleibt alles, wie es ist.',
  reason: 'Grund (freiwillig)',
  send: 'Wunsch senden',
  withdraw: 'Zurückziehen',
  own: 'Meine Wünsche',
  title: 'Wünsche des Teams',
  text: 'Wer mit jemandem nicht mehr verbunden werden möchte. Erfüllt heißt: Die Regel des Anrufers bekommt „Nie verbinden mit“.',
  noReason: 'ohne Grund',
  grant: 'Erfüllen',
  decline: 'Ablehnen',
  open: when => `Gewünscht ${when}, noch nicht entschieden.`,
  granted: (by, when) => `Erfüllt von ${by}, ${when}.`,
  declined: (by, when) => `Abgelehnt von ${by}, ${when}.`,
  wishes: (agent, when) => `${agent}, ${when}`,
};

const english: WishWords = {
  ask: 'Do not connect any more',
  hint: 'Supervisors and admins see your wish and decide. Until then everything stays as it is.',
  reason: 'Reason (optional)',
  send: 'Send wish',
  withdraw: 'Withdraw',
  own: 'My wishes',
  title: 'Wishes of the team',
  text: 'Who would rather not be connected with somebody any more. Granted means that the caller’s rule gets “Never connect with”.',
  noReason: 'no reason given',
  grant: 'Grant',
  decline: 'Decline',
  open: when => `Wished ${when}; not decided yet.`,
  granted: (by, when) => `Granted by ${by}, ${when}.`,
  declined: (by, when) => `Declined by ${by}, ${when}.`,
  wishes: (agent, when) => `${agent}, ${when}`,
};

export const wishWords = inLanguage({ de: german, en: english });
