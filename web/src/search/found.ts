import type { FoundKind } from '../words/habit-words.ts';
import { plainText } from './plain-text.ts';

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
  const wanted = plainText(text)
    .split(/\s+/)
    .filter(word => word !== '');
  if (wanted.length === 0) return [];
  const counts = new Map<FoundKind, number>();
  return all.filter(({ kind, text: name, hint, words }) => {
    const inIt = plainText(`${name} ${hint} ${words}`);
    const count = counts.get(kind) ?? 0;
    if (count === mostOfKind || !wanted.every(word => inIt.includes(word))) return false;
    counts.set(kind, count + 1);
    return true;
  });
}
