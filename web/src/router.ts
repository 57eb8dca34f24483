import { computed, signal } from '@preact/signals';

/** The parts of the address after `#`: `#/callers/+4930…` is `['callers', '+4930…']`. */
const address = signal(location.hash);

export const path = computed<readonly string[]>(() =>
  address.value
    .replace(/^#\/?/, '')
    .replace(/\?.*$/, '')
    .split('/')
    .filter(part => part !== '')
    .map(decode),
);

/** What follows `?` in it: `#/calls?search=Meier`. */
export const query = computed(() => new URLSearchParams(/\?(.*)$/.exec(address.value)?.[1] ?? ''));

addEventListener('hashchange', () => {
  address.value = location.hash;
});

export function linkTo(...parts: readonly string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** A link to the calls for which this holds. */
export function linkToCalls(asked: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `${linkTo('calls')}?${new URLSearchParams(given)}`;
}

/** Replaces what follows `?`, so that Back leads to the view before. */
export function replaceQuery(asked: URLSearchParams): void {
  history.replaceState(null, '', withQuery(asked));
  address.value = location.hash;
}

/** Changes what follows `?`, so that Back leads to what was shown before. */
export function goToQuery(asked: URLSearchParams): void {
  location.hash = withQuery(asked);
}

function withQuery(asked: URLSearchParams): string {
  const text = asked.toString();
  return `${linkTo(...path.value)}${text === '' ? '' : `?${text}`}`;
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
