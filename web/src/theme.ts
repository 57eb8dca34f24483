import { effect, signal } from '@preact/signals';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const kept = 'familiar-theme';

export const theme = signal<Theme>(themes.find(one => one === localStorage.getItem(kept)) ?? 'auto');

export function chooseTheme(chosen: Theme): void {
  localStorage.setItem(kept, chosen);
  theme.value = chosen;
}

effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
});
