import { signal } from '@preact/signals';

/** What single keys open, and the buttons that do the same. */
export type KeyAction = 'search' | 'help';

/** What of it is open over the view; null: nothing. */
export const opened = signal<KeyAction | null>(null);
