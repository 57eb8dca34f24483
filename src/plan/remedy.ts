import type { Language } from '../domain/language.ts';

/** A text in every language of the interface. */
export type Text = Readonly<Record<Language, string>>;

const germanOf = new Map<string, string>();
const inForms = new Map<string, Text>();

/**
 * Registers a remedy in both languages and returns its English sentence, by which it is known from here on:
 * the validator carries a single text.
 *
 * @param forms what to say instead to those who fill in a form, where the remedy names what only YAML has.
 */
export function remedy(english: string, german: string, forms?: Text): string {
  germanOf.set(english, german);
  if (forms !== undefined) inForms.set(english, forms);
  return english;
}

/** The remedy in both languages; in English twice where there is no German. */
export function bothLanguages(english: string): Text {
  return { en: english, de: germanOf.get(english) ?? english };
}

/** The remedy for those who fill in a form. What the validator says by itself speaks of its own types. */
export function remedyInForms(text: Text): Text {
  return inForms.get(text.en) ?? (text.en === text.de ? checkIt : text);
}

const checkIt: Text = { en: 'check what is given here', de: 'prüfen Sie, was hier steht' };
