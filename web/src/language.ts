import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Text } from '../../src/http/contract/common.ts';
import { english } from './words/english.ts';
import { german } from './words/german.ts';
import type { Words } from './words/words.ts';

export type Language = 'de' | 'en';

const kept = 'familiar-language';

export const language = signal<Language>(initialLanguage());
export const words = inLanguage<Words>({ de: german, en: english });

/** Words in the page's current language. */
export function inLanguage<W>(both: Readonly<Record<Language, W>>): ReadonlySignal<W> {
  return computed(() => both[language.value]);
}

/** German only if the browser prefers it to English, or somebody has chosen it. */
function initialLanguage(): Language {
  const chosen = localStorage.getItem(kept);
  if (chosen === 'de' || chosen === 'en') return chosen;
  const preferred = navigator.languages.find(one => /^(de|en)\b/.test(one));
  return preferred?.startsWith('de') === false ? 'en' : 'de';
}

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(kept, chosen);
  language.value = chosen;
}

/** A text from the server, in the page's language. */
export function say(text: Text): string {
  return text[language.value];
}
