import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { actionOf, areKeysOn } from '../keys.ts';
import { opened } from '../opened.ts';
import { path } from '../router.ts';
import { habitWords } from '../words/say-habits.ts';
import { lazy } from './lazy.tsx';
import type { Place } from './places.tsx';
import { useNotices } from './use-notices.ts';

const SearchDialog = lazy(async () => (await import('../search/search-dialog.tsx')).SearchDialog);
const KeyHelp = lazy(async () => (await import('./key-help.tsx')).KeyHelp);

/** The way to the search in the head of every view, what single keys open, and notifications: loaded once a view is there. */
export function HelpAndSearch({ places }: { places: readonly Place[] }): VNode {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = actionOf(event);
      if (action === null) return;
      event.preventDefault();
      opened.value = action;
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
      opened.value = null;
    };
  }, []);
  const label = habitWords.value.search.title;
  useNotices();
  const close = (): void => {
    opened.value = null;
  };
  // Whoever goes back in the browser is not looking for anything any more.
  useEffect(close, [path.value]);
  return (
    <>
      <button
        type="button"
        class="menu-button magnifier"
        aria-label={label}
        aria-haspopup="dialog"
        aria-keyshortcuts={areKeysOn.value ? '/' : undefined}
        title={areKeysOn.value ? `${label} (/)` : label}
        onClick={() => {
          opened.value = 'search';
        }}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M12.5 12.5 18 18M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z" />
        </svg>
      </button>
      {opened.value === 'search' && <SearchDialog places={places} close={close} />}
      {opened.value === 'help' && <KeyHelp close={close} />}
    </>
  );
}
