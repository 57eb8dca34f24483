import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatNumber } from '../format.ts';
import { language, words } from '../language.ts';
import { callbacks } from '../live/board.ts';

/** Whether the window's icon has had a number. */
let isCounted = false;

/** How many callers are to be called back, beside the way to them. */
export function CallbackCount(): VNode | null {
  const open = openCallbacks();
  if (open === 0) return null;
  return (
    <span class="badge">
      {formatNumber(open)} <span class="visually-hidden">{words.value.callbacks(open)}</span>
    </span>
  );
}

/** The title of the window, with that number for those who look at something else; its icon has it too. */
export function useTitle(title: string): void {
  const open = openCallbacks();
  useEffect(() => {
    document.title = open === 0 ? title : `(${formatNumber(open)}) ${title}`;
  }, [title, open, language.value]);
  useEffect(() => {
    if (open === 0 && !isCounted) return;
    isCounted = true;
    // Without it the title has the number still.
    import('./count-icon.ts').then(
      ({ showCount }) => showCount(open),
      () => {},
    );
  }, [open]);
}

function openCallbacks(): number {
  return callbacks.value?.open ?? 0;
}
