import type { FoundKind } from '../words/habit-words.ts';

/** Something that can be gone to. */
export interface Found {
  readonly kind: FoundKind;
  readonly text: string;
  /** What tells it from others, beside it. */
  readonly hint: string;
  readonly href: string;
}

/** Something that is looked for in the browser, with further words by which it is found. */
export interface Findable extends Found {
  readonly words: string;
}

/** Of each kind. */
export const mostOfKind = 5;

/** What has all words of a text in it, whatever their case and accents, at most five of a kind. */
export function find(all: readonly Findable[], text: string): readonly Found[] {
  const wanted = plain(text)
    .split(/\s+/)
    .filter(word => word !== '');
  if (wanted.length === 0) return [];
  const counts = new Map<FoundKind, number>();
  return all.filter(({ kind, text: name, hint, words }) => {
    const inIt = plain(`${name} ${hint} ${words}`);
    const count = counts.get(kind) ?? 0;
    if (count === mostOfKind || !wanted.every(word => inIt.includes(word))) return false;
    counts.set(kind, count + 1);
    return true;
  });
}

/** Letters that are no base letter with a mark, but are typed as one where keyboards lack them. */
const typedAs: Readonly<Record<string, string>> = { ı: 'i', ß: 'ss', ł: 'l', ø: 'o', đ: 'd', æ: 'ae' };

/** Without case and accents. Phone numbers also without what people write between digits. */
function plain(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const typed = bare.replaceAll(/[ıßłøđæ]/g, letter => typedAs[letter] ?? letter);
  return typed.replaceAll(/(?<=\d)[\s/()-]+(?=\d)/g, '');
}
