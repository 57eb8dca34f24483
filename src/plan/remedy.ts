import type { Language } from '../domain/language.ts';

/** A text in every language of the interface. */
export type Text = Readonly<Record<Language, string>>;

const germanOf = new Map<string, string>();

/** A remedy in both languages, known from here on by its English sentence: the validator carries a single text. */
export function remedy(english: string, german: string): string {
  germanOf.set(english, german);
  return english;
}

/** The remedy in both languages; in English alone where that is all there is. */
export function bothLanguages(english: string): Text {
  return { en: english, de: germanOf.get(english) ?? english };
}
