import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { missedWords } from '../words/say-caller.ts';
import type { CallbackActions } from './use-callback-actions.ts';

/**
 * What was done last, with a button that takes it back. It stays until something else is done, since nobody should have
 * to hurry, and gets the focus, since the button that was pressed has gone.
 */
export function Undo({ last }: Pick<CallbackActions, 'last'>): VNode {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), [last]);
  return (
    <div class={last === null ? 'undo' : 'undo is-there'} role="status">
      {last !== null && (
        <>
          <span>{last.text}</span>
          {last.undo !== null && (
            <button ref={button} type="button" onClick={last.undo}>
              {missedWords.value.undo}
            </button>
          )}
        </>
      )}
    </div>
  );
}
