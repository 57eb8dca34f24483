import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { actionOf } from '../keys.ts';
import { opened } from '../opened.ts';
import { path } from '../router.ts';
import { lazy } from './lazy.tsx';
import type { Place } from './places.tsx';
import { useNotices } from './use-notices.ts';

const SearchDialog = lazy(async () => (await import('../search/search-dialog.tsx')).SearchDialog);
const KeyHelp = lazy(async () => (await import('./key-help.tsx')).KeyHelp);

interface Props {
  places: readonly Place[];
  /** What made this load: a key is still to be followed. */
  first: Event | null;
}

/** What single keys open over the view, and notifications of missed calls. */
export function HelpAndSearch({ places, first }: Props): VNode | null {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = actionOf(event);
      if (action === null) return;
      event.preventDefault();
      opened.value = action;
    };
    document.addEventListener('keydown', press);
    if (first instanceof KeyboardEvent) press(first);
    return () => {
      document.removeEventListener('keydown', press);
      close();
    };
  }, []);
  // Whoever goes back in the browser is not looking for anything any more.
  const at = useRef(path.value);
  useEffect(() => {
    if (at.current !== path.value) close();
    at.current = path.value;
  }, [path.value]);
  useNotices();
  if (opened.value === 'search') return <SearchDialog places={places} close={close} />;
  return opened.value === 'help' ? <KeyHelp close={close} /> : null;
}

function close(): void {
  opened.value = null;
}
