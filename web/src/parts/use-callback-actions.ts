import { useRef, useState } from 'preact/hooks';
import type { CallbackAction, CallbackChange } from '../../../src/http/contract/callbacks.ts';
import { send } from '../api.ts';
import { useTask } from './use-task.ts';

export interface CallbackActions {
  readonly error: unknown;
  readonly isBusy: boolean;
  /** What was done last, in words, and what takes it back; null: nothing. */
  readonly last: { readonly text: string; readonly undo: (() => void) | null } | null;
  /** @param text says what was done, for those of them whom it concerned; left out: it shows by itself. */
  act(
    action: CallbackAction,
    callers: readonly string[],
    text?: (changed: readonly string[]) => string,
  ): void;
}

/** What people do about callbacks, several at once, and how it is undone. */
export function useCallbackActions(reload: () => void): CallbackActions {
  const task = useTask();
  const [last, setLast] = useState<CallbackActions['last']>(null);
  const own = useRef<CallbackActions['act']>(() => {});
  const act: CallbackActions['act'] = (action, callers, text) => {
    setLast(null);
    void task
      .run(async () => {
        const { changed } = await send<CallbackChange>('POST', '/missed', { callers, action });
        const undo = action === 'done' ? () => own.current('open', changed) : null;
        setLast(text === undefined ? null : { text: text(changed), undo });
      })
      .then(reload);
  };
  own.current = act;
  return { error: task.error, isBusy: task.isBusy, last, act };
}
