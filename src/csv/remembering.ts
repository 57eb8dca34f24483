import { LRUCache } from 'lru-cache';

/** Makes a function remember its latest results: tables name the same people again and again. */
export function remembering<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new LRUCache<string, { readonly result: Result }>({ max: mostRemembered });
  return text => {
    let found = known.get(text);
    if (found === undefined) {
      found = { result: read(text) };
      known.set(text, found);
    }
    return found.result;
  };
}

const mostRemembered = 10_000;
