import type { Said } from '../app/ports/connect.ts';

/** The scopes that Familiar uses, in the order in which people are asked to tick them, with what is lost without each. */
export const lostWithout = {
  'users:read': {
    en: 'Only the owner of the token is known, and no other agent.',
    de: 'Nur der Besitzer des Tokens ist bekannt, niemand sonst aus dem Team.',
  },
  'devices:read': {
    en: 'Nobody knows who is reachable: everybody counts as free.',
    de: 'Wer erreichbar ist, bleibt unbekannt: Alle gelten als frei.',
  },
  'numbers:read': {
    en: 'Agents have no numbers at which they could be rung, and the hotline can’t be chosen from a list.',
    de: 'Zu den Mitarbeitern fehlen die Nummern, unter denen es klingeln kann, und die Hotline lässt sich nicht aus einer Liste wählen.',
  },
  'phonelines:read': {
    en: 'Agents can’t be joined with their numbers (classic accounts).',
    de: 'Mitarbeiter und Nummern lassen sich nicht zuordnen (classic-Konten).',
  },
  'channels:read': {
    en: 'Agents can’t be joined with their numbers (neo accounts), and past calls can’t be imported.',
    de: 'Mitarbeiter und Nummern lassen sich nicht zuordnen (neo-Konten), und frühere Anrufe lassen sich nicht importieren.',
  },
  'rtcm:read': {
    en: 'A call whose end was never reported keeps its agent busy until it expires.',
    de: 'Ein Anruf, dessen Ende nicht gemeldet wurde, hält den Mitarbeiter besetzt, bis er abläuft.',
  },
  'settings:sipgateio:read': {
    en: 'Familiar can’t see where sipgate sends calls, nor notice that somebody changed it.',
    de: 'Familiar sieht nicht, wohin sipgate Anrufe meldet, und bemerkt nicht, wenn jemand das ändert.',
  },
  'settings:sipgateio:write': {
    en: 'Familiar can’t set the addresses at sipgate; you do it by hand.',
    de: 'Familiar kann die Adressen bei sipgate nicht eintragen; das machen Sie von Hand.',
  },
  'log:webhooks:read': {
    en: 'If calls don’t arrive, sipgate’s webhook log can’t be asked why.',
    de: 'Kommen keine Anrufe an, lässt sich das Webhook-Log von sipgate nicht nach dem Grund fragen.',
  },
  'history:read': {
    en: 'Past calls can’t be imported from sipgate (classic accounts).',
    de: 'Frühere Anrufe lassen sich nicht von sipgate importieren (classic-Konten).',
  },
  'account:read': {
    en: 'How far back sipgate’s history goes is not known before it is imported.',
    de: 'Wie weit die Anrufliste von sipgate zurückreicht, ist vor dem Import nicht bekannt.',
  },
  'sessions:calls:write': {
    en: 'Nobody can call by a click on the page (classic accounts).',
    de: 'Anrufen per Klick geht nicht (classic-Konten).',
  },
  'rtcm:write': {
    en: 'Nobody can call by a click on the page (neo accounts).',
    de: 'Anrufen per Klick geht nicht (neo-Konten).',
  },
} as const satisfies Readonly<Record<string, Said>>;

export type UsedScope = keyof typeof lostWithout;

/** Without these, it is not known who can be rung where. */
export const essential: ReadonlySet<UsedScope> = new Set<UsedScope>([
  ...(['users:read', 'devices:read', 'numbers:read', 'phonelines:read', 'channels:read'] as const),
]);

/** What is said of a token before or beside its scopes. */
export const tokenWords = {
  empty: {
    en: 'Token id and token are both needed.',
    de: 'Token-ID und Token werden beide gebraucht.',
  },
  swapped: {
    en: 'Token id and token are in each other’s place: the id is the one that begins with “token-”.',
    de: 'Token-ID und Token sind vertauscht: Die ID ist das, was mit „token-“ beginnt.',
  },
  trimmed: {
    en: 'There were blanks or line breaks in it, which were left out.',
    de: 'Darin waren Leerzeichen oder Zeilenumbrüche; sie wurden weggelassen.',
  },
  otherAccount: {
    en: 'This token is of another sipgate account than the one that Familiar has known until now.',
    de: 'Dieses Token gehört zu einem anderen sipgate-Konto als dem, das Familiar bisher kennt.',
  },
  ordinaryUser: {
    en: 'This is the token of an ordinary user: sipgate shows it only that user’s own phones. Use a token of an administrator.',
    de: 'Das ist das Token eines gewöhnlichen Benutzers: sipgate zeigt ihm nur dessen eigene Telefone. Nehmen Sie das eines Administrators.',
  },
  untested: {
    en: 'Only writing shows whether the token has it.',
    de: 'Ob das Token sie hat, zeigt sich erst beim Schreiben.',
  },
  unanswered: {
    en: 'sipgate could not be asked just now.',
    de: 'sipgate ließ sich gerade nicht fragen.',
  },
} as const satisfies Readonly<Record<string, Said>>;
