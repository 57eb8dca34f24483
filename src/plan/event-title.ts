import type { BusyKind } from '../calendar/busy-kinds.ts';

/** A word by itself, so that a birthday party is no birthday. */
function word(...words: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'iu');
}

const absence = /urlaub|krank|abwesen|elternzeit|(?<!\p{L})(frei|vacation|holiday|sick|leave)(?!\p{L})/iu;
const workElsewhere = word(
  'home[ -]?office',
  'mobile[rs]? arbeit(?:en)?',
  'telearbeit',
  'working from home',
  'work from home',
  'wfh',
  'working elsewhere',
);
const noTime = word('geburtstag', 'birthday', 'jahrestag', 'anniversary');

/** Whether a title says in a usual word that somebody is away. */
export function saysAbsence(title: string): boolean {
  return absence.test(title);
}

/** What a title says of the time its event takes, where it is marked as busy and as nothing else; null: nothing. */
export function kindByTitle(title: string): Extract<BusyKind, 'elsewhere' | 'free'> | null {
  if (saysAbsence(title)) return null;
  if (workElsewhere.test(title)) return 'elsewhere';
  return noTime.test(title) ? 'free' : null;
}

/** As Exchange and others begin the title of what was called off and still stands in a calendar. */
export function isCalledOffByTitle(title: string): boolean {
  return /^\W*(abgesagt|storniert|annulliert|cancell?ed)\s*:/i.test(title);
}

/** Whether a title is about half a day. */
export function saysHalfDay(title: string): boolean {
  return /½|(?<!\d)(1\/2|0[.,]5)\s*(tag|day|t\b|d\b)|halb(e[rn]?|er)\s+tag|halbtag|halbtäg|half[ -]?day|(vor|nach)mittag/iu.test(
    title,
  );
}
