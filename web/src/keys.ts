import { signal } from '@preact/signals';
import type { KeyAction } from './opened.ts';

/** The single keys that do something anywhere on the page. */
const actions: Readonly<Partial<Record<string, KeyAction>>> = { '/': 'search', '?': 'help' };

const kept = 'familiar-keys';

/** Whether they are on: speech input types letters that nobody pressed (WCAG 2.1.4). */
export const areKeysOn = signal(localStorage.getItem(kept) !== 'off');

export function switchKeys(isOn: boolean): void {
  localStorage.setItem(kept, isOn ? 'on' : 'off');
  areKeysOn.value = isOn;
}

/** Where keys are typed, or choose. */
const fields = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog';

/** What a key means: nothing in a field, with Ctrl and the like, or while a dialog is open. */
export function actionOf(event: KeyboardEvent): KeyAction | null {
  const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
  if (!areKeysOn.value || defaultPrevented || ctrlKey || metaKey || altKey) return null;
  if (target instanceof Element && target.closest(fields) !== null) return null;
  if (document.querySelector('dialog[open]') !== null) return null;
  return actions[key] ?? null;
}
