import { computed, signal } from '@preact/signals';

/** The parts of the address after `#`: `#/callers/+4930…` is `['callers', '+4930…']`. */
const address = signal(location.hash);

export const path = computed<readonly string[]>(() =>
  address.value
    .replace(/^#\/?/, '')
    .split('/')
    .filter(part => part !== '')
    .map(decode),
);

addEventListener('hashchange', () => {
  address.value = location.hash;
});

export function linkTo(...parts: readonly string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

export function goTo(...parts: readonly string[]): void {
  location.hash = linkTo(...parts);
}

/** Replaces the address, to keep a secret in it out of the history. */
export function replacePath(...parts: readonly string[]): void {
  history.replaceState(null, '', linkTo(...parts));
  address.value = location.hash;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
