/** What a cell says about the kind of a call; null: nothing. */
export interface CallKind {
  /** Seen from the company. */
  readonly direction: 'in' | 'out' | 'internal' | null;
  readonly isAnswered: boolean | null;
  /** False for a message, a fax and the like. */
  readonly isCall: boolean;
}

export const unknownKind: CallKind = { direction: null, isAnswered: null, isCall: true };

/**
 * Reads words for direction and outcome in German and English, also combined: `gehend`, `Angenommener Anruf`,
 * `verpasst`, `Incoming (missed)`. Null: none of it is understood.
 *
 * @param heading under which `true`, `ja` or `1` say that it was incoming, outgoing or answered.
 */
export function readKind(text: string, heading = ''): CallKind | null {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/([a-z])_|_(?=[a-z])/g, '$1 ')
    .trim();
  if (plain === '') return unknownKind;
  const flag = flags[plain];
  if (flag !== undefined) return kindOfFlag(heading.toLowerCase(), flag);
  const direction = directions.find(([, words]) => words.test(plain))?.[0] ?? bareDirection(plain);
  const isMissed = missed.test(plain) || elsewhere.test(plain);
  const isAnswered = isMissed ? false : answered.test(plain) ? true : null;
  const isCall = !noCall.test(plain);
  const says = direction !== null || isAnswered !== null || !isCall || neutral.test(plain);
  return says ? { direction, isAnswered, isCall } : null;
}

const flags: Readonly<Record<string, boolean>> = {
  true: true,
  wahr: true,
  ja: true,
  yes: true,
  '1': true,
  false: false,
  falsch: false,
  nein: false,
  no: false,
  '0': false,
};

function kindOfFlag(heading: string, isSo: boolean): CallKind | null {
  if (/^(is)?_?(incoming|inbound|eingehend|ankommend|kommend)/.test(heading))
    return { ...unknownKind, direction: isSo ? 'in' : 'out' };
  if (/^(is)?_?(outgoing|outbound|ausgehend|abgehend|gehend)/.test(heading))
    return { ...unknownKind, direction: isSo ? 'out' : 'in' };
  return /answer|angenommen|beantwortet/.test(heading) ? { ...unknownKind, isAnswered: isSo } : null;
}

/** Ends of words are left open: `eingehender`, `gehende`, `eingeh.`. */
const directions: readonly (readonly ['in' | 'out' | 'internal', RegExp])[] = [
  ['internal', /\b(intern|interne[rs]?|internal)\b/],
  [
    'in',
    /\b(eingeh\w*|eingegangen\w*|eingang|ankommend\w*|kommend\w*|incoming\w*|inbound|received|empfangen\w*|byotin\w*)\b/,
  ],
  [
    'out',
    /\b(ausgeh\w*|ausgang|abgeh\w*|gehend\w*|outgoing\w*|outbound|dialled|dialed|placed|getätigt\w*|byotout\w*)\b|\bgewählt/,
  ],
];

/**
 * `in`, `Call out`, `user_in`, `in - missed`. Beside other words they are prepositions: `Anruf in
 * Abwesenheit`, `aus dem Festnetz`.
 */
function bareDirection(plain: string): 'in' | 'out' | null {
  const words = plain.split(/[^\p{L}]+/u).filter(word => word !== '');
  const [bare, ...others] = words.filter(word => /^(in|ein|out|aus)$/.test(word));
  if (bare === undefined || others.length > 0) return null;
  const isBeside = words.some(
    word => word !== bare && !besideDirection.test(word) && !missed.test(word) && !answered.test(word),
  );
  return isBeside ? null : /^(in|ein)$/.test(bare) ? 'in' : 'out';
}

const besideDirection =
  /^(calls?|anrufe?|user|conf|byot|oc|ucap|transfer|forward(ing)?|external|extern|pstn|voice|audio|fax|sms)$/;

const missed =
  /\b(verpasst\w*|entgangen\w*|missed|unanswered|unbeantwortet\w*|abwesenheit|no[ -]?answer|no[ -]?pickup|abgelehnt\w*|abgewiesen\w*|abgebrochen\w*|abbruch|rejected|declined|refused|busy|besetzt|failed|failure|fehlgeschlagen|cancel(l?ed)?|abandoned|blocked|gesperrt|blockiert|congestion|chanunavail|timeout|erfolglos\w*|unsuccessful|kein (gespräch|anschluss)|no (agent|connection))\b|\b(nicht|not|un|nie|niemand|keine?[rsnm]?) ?(angenommen|beantwortet|entgegengenommen|erreicht|verbunden|zustande|erfolgreich|geführt|answered|connected|reached|accepted|completed|picked up)/;
const answered =
  /\b(angenommen\w*|beantwortet\w*|entgegengenommen\w*|answered|accepted|connected|verbunden|erfolgreich|completed?|successful|success|pickup|picked up|geführt|erreicht)\b/;
/** Answered by somebody other than the row names. */
const elsewhere = /\b(elsewhere|anderswo|woanders)\b/;
const noCall =
  /\b(sms|fax|voice ?mail|mailbox|anrufbeantworter|sprachnachricht|conf|conference|konferenz)\b|(^|\b(an|auf|durch|vom|der|den) )ab$/;
/** Words without a bearing on it. */
const neutral =
  /^(call|calls|anruf|telefonat|gespräch|voice|audio|extern|external|user|forward(ed)?|weitergeleitet\w*|transfer(red)?|umgeleitet\w*)\b/;
