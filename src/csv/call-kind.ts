/** What a cell says of the kind of a call; null where it says nothing of it. */
export interface CallKind {
  /** Seen from the company. */
  readonly direction: 'in' | 'out' | 'internal' | null;
  readonly isAnswered: boolean | null;
  /** False for what is no talk, such as a message or a fax. */
  readonly isCall: boolean;
}

export const unknownKind: CallKind = { direction: null, isAnswered: null, isCall: true };

/**
 * Reads words for direction and outcome in German and English, also together: `gehend`, `Angenommener Anruf`, `verpasst`,
 * `Incoming (missed)`. Null: nothing of it is understood.
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
  const direction = directions.find(([, words]) => words.test(plain))?.[0] ?? null;
  const isMissed = missed.test(plain);
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

/** Ends of words are left open: `eingehender`, `gehende`. */
const directions: readonly (readonly ['in' | 'out' | 'internal', RegExp])[] = [
  ['internal', /\b(intern\w*)\b/],
  [
    'in',
    /\b(in|ein|eingehend\w*|eingegangen\w*|eingang|ankommend\w*|kommend\w*|incoming\w*|inbound|received|empfangen\w*|byotin\w*)\b/,
  ],
  [
    'out',
    /\b(out|aus|ausgehend\w*|ausgang|abgehend\w*|gehend\w*|outgoing\w*|outbound|dialled|dialed|placed|getätigt\w*|byotout\w*)\b|\bgewählt/,
  ],
];

const missed =
  /\b(verpasst\w*|entgangen\w*|missed|unanswered|unbeantwortet\w*|no ?answer|no ?pickup|abgelehnt\w*|abgewiesen\w*|abgebrochen\w*|rejected|declined|refused|busy|besetzt|failed|fehlgeschlagen|cancell?ed|abandoned|blocked|gesperrt|blockiert|congestion|timeout)\b|\b(nicht|not|un|nie) ?(angenommen|beantwortet|erreicht|verbunden|zustande|answered|connected|reached)/;
const answered =
  /\b(angenommen\w*|beantwortet\w*|entgegengenommen\w*|answered|accepted|connected|verbunden|erfolgreich|completed|successful|pickup|picked up)\b/;
const noCall = /\b(sms|fax|voice ?mail|mailbox|anrufbeantworter|sprachnachricht|conf)\b/;
/** Nothing is said by it that matters. */
const neutral =
  /^(call|calls|anruf|telefonat|gespräch|voice|audio|extern|external|user|forward(ed)?|weitergeleitet\w*|transfer(red)?|umgeleitet\w*)\b/;
