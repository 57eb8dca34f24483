import type { FieldName } from '../../../src/http/contract/settings.ts';
import { inLanguage, say } from '../language.ts';
import { settings } from './draft.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { SettingsWords } from './words.ts';

export const settingsWords = inLanguage<SettingsWords>({ de: german, en: english });

/** What a field is called; the server knows. */
export function labelOf(field: FieldName): string {
  const text = settings.value?.fieldWords[field];
  return text === undefined ? field : say(text);
}

/** What a value of a field means. */
export function meaningOf(field: FieldName, value: string): string {
  const text = settings.value?.valueWords[field]?.[value];
  return text === undefined ? value : say(text);
}

/** The values that a field may have, for a choice. */
export function choicesOf(field: FieldName): readonly { readonly value: string; readonly text: string }[] {
  return Object.keys(settings.value?.valueWords[field] ?? {}).map(value => ({
    value,
    text: meaningOf(field, value),
  }));
}

/** An agent by their id. */
export function agentName(id: string): string {
  return settings.value?.agents.find(agent => agent.id === id)?.name ?? id;
}

/** A phone number as people write it, as far as the server has told. */
export function spelled(number: string): string {
  return settings.value?.spellings[number] ?? number;
}
