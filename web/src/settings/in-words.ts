import type { FieldName } from '../../../src/http/contract/settings.ts';
import { inLanguage, say } from '../language.ts';
import { settings } from './draft.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { SettingsWords } from './words.ts';

export const settingsWords = inLanguage<SettingsWords>({ de: german, en: english });

/** What a field is called, according to the server. */
export function labelOf(field: FieldName): string {
  const text = settings.value?.fieldWords[field];
  return text === undefined ? field : say(text);
}

/** What a value of a field means. */
export function meaningOf(field: FieldName, value: string): string {
  const text = settings.value?.valueWords[field]?.[value];
  return text === undefined ? value : say(text);
}

/** The values a field may have, as options. */
export function choicesOf(field: FieldName): readonly { readonly value: string; readonly text: string }[] {
  return Object.keys(settings.value?.valueWords[field] ?? {}).map(value => ({
    value,
    text: meaningOf(field, value),
  }));
}

/** An agent's name, by their id. */
export function agentName(id: string): string {
  return settings.value?.agents.find(agent => agent.id === id)?.name ?? id;
}

/** A phone number as people write it, if the server has given that; else as it is. */
export function spelled(number: string): string {
  return settings.value?.spellings[number] ?? number;
}
