import { signal } from '@preact/signals';

/** The single keys that do something anywhere on the page, by what they do. */
export const singleKeys = { '/': 'search', '?': 'help' } as const;
export type KeyAction = (typeof singleKeys)[keyof typeof singleKeys];

/** What they have opened over the view; null: nothing. */
export const opened = signal<KeyAction | null>(null);

const kept = 'familiar-keys';

/** Whether they are on: speech input types letters that nobody pressed (WCAG 2.1.4). */
export const areKeysOn = signal(localStorage.getItem(kept) !== 'off');

export function switchKeys(isOn: boolean): void {
  localStorage.setItem(kept, isOn ? 'on' : 'off');
  areKeysOn.value = isOn;
}

/** What a key means: nothing in a field, with Ctrl and the like, or while a dialog is open. */
export function actionOf(event: KeyboardEvent): KeyAction | null {
  const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
  if (!areKeysOn.value || defaultPrevented || ctrlKey || metaKey || altKey) return null;
  if (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], dialog') !== null
  )
    return null;
  if (document.querySelector('dialog[open]') !== null) return null;
  return key === '/' || key === '?' ? singleKeys[key] : null;
}
