import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../language.ts';
import { areNoticesOn } from '../notice-choice.ts';
import { opened } from '../opened.ts';
import { lazy } from './lazy.tsx';
import type { Place } from './places.tsx';

const HelpAndSearch = lazy(async () => (await import('./help-and-search.tsx')).HelpAndSearch, {
  isQuiet: true,
});

const moves = ['pointermove', 'pointerdown', 'keydown'] as const;

/**
 * The way to the search in the head of every view. All else of it is loaded when somebody first moves, so that it keeps
 * nobody from what they came for; where missed calls are to be told of, at once.
 */
export function SearchButton({ places }: { places: readonly Place[] }): VNode {
  const [first, setFirst] = useState<Event | null>(null);
  useEffect(() => {
    const begin = (event: Event): void => setFirst(before => before ?? event);
    for (const move of moves) document.addEventListener(move, begin, { once: true });
    return () => {
      for (const move of moves) document.removeEventListener(move, begin);
    };
  }, []);
  return (
    <>
      <button
        type="button"
        class="menu-button magnifier"
        aria-label={words.value.search}
        aria-haspopup="dialog"
        onClick={() => {
          opened.value = 'search';
        }}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M12.5 12.5 18 18M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z" />
        </svg>
      </button>
      {(first !== null || areNoticesOn.value) && <HelpAndSearch places={places} first={first} />}
    </>
  );
}
