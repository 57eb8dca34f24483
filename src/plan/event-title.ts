import type { BusyKind } from '../calendar/busy-kinds.ts';

/** Matches whole words only: a birthday party is no birthday. */
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

/** Whether a title says, in one of the usual words, that somebody is away. */
export function saysAbsence(title: string): boolean {
  return absence.test(title);
}

/** What a title says about the time of an event that is merely marked as busy; null: nothing. */
export function kindByTitle(title: string): Extract<BusyKind, 'elsewhere' | 'free'> | null {
  if (saysAbsence(title)) return null;
  if (workElsewhere.test(title)) return 'elsewhere';
  return noTime.test(title) ? 'free' : null;
}

/**
 * Whether a title begins as Exchange and others mark an event that was called off but is still in the
 * calendar.
 */
export function isCalledOffByTitle(title: string): boolean {
  return /^\W*(abgesagt|storniert|annulliert|cancell?ed)\s*:/i.test(title);
}

/** Whether a title is about half a day. */
export function saysHalfDay(title: string): boolean {
  return /½|(?<!\d)(1\/2|0[.,]5)\s*(tag|day|t\b|d\b)|halb(e[rn]?|er)\s+tag|halbtag|halbtäg|half[ -]?day|(vor|nach)mittag/iu.test(
    title,
  );
}
