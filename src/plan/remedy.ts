import type { Language } from '../domain/language.ts';

/** A text in every language of the interface. */
export type Text = Readonly<Record<Language, string>>;

const germanOf = new Map<string, string>();

/**
 * Registers a remedy in both languages and returns its English sentence, by which it is known from here on:
 * the validator carries a single text.
 */
export function remedy(english: string, german: string): string {
  germanOf.set(english, german);
  return english;
}

/** The remedy in both languages; in English twice where there is no German. */
export function bothLanguages(english: string): Text {
  return { en: english, de: germanOf.get(english) ?? english };
}
