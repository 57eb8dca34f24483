import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Callback } from '../ports/callbacks.ts';
import type { Directory } from '../ports/page.ts';
import type { KeptCallbacks } from './keep-callbacks.ts';
import type { ToCallBack } from './read-callbacks.ts';

/**
 * What people do about callbacks.
 *
 * - `take`, `give-back`: whether somebody is about to call back
 * - `done`: nobody needs to call back any more
 * - `open`: somebody needs to, though it was done or settled by a talk
 */
export type CallbackAction = 'take' | 'give-back' | 'done' | 'open';

export interface CallbackChange {
  readonly callers: readonly PhoneNumber[];
  readonly action: CallbackAction;
  /** Login of whoever does it. */
  readonly by: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Changes several callbacks at once, and returns those of them whom it concerned.
 *
 * @param isMeant whether a callback is one of theirs
 */
export async function changeCallbacks(
  kept: KeptCallbacks,
  directory: Pick<Directory, 'saveCallbacks'>,
  isMeant: (one: ToCallBack) => boolean,
  { callers, ...change }: CallbackChange,
): Promise<readonly PhoneNumber[]> {
  const { open, settled } = await kept.read();
  const asked = new Set(callers);
  const changed = (change.action === 'open' ? settled : open).filter(
    one => asked.has(one.caller) && isMeant(one),
  );
  if (changed.length === 0) return [];
  await directory.saveCallbacks(changed.map(one => afterwards(one, change)));
  // So that whoever did it finds it done.
  await kept.read();
  return changed.map(({ caller }) => caller);
}

function afterwards(
  { caller, callback }: ToCallBack,
  { action, by, at }: Omit<CallbackChange, 'callers'>,
): Callback {
  // Never the same twice: by that others see that something has changed.
  const changedAt = Math.max(at, (callback?.changedAt ?? 0) + 1);
  const before = { ...(callback ?? { ...untouched, caller }), changedAt };
  switch (action) {
    case 'take':
      return { ...before, takenBy: by, takenAt: at };
    case 'give-back':
      return { ...before, takenBy: null, takenAt: null };
    case 'done':
      return { ...before, doneBy: by, doneAt: at };
    case 'open':
      return { ...before, doneBy: null, doneAt: null, openedAt: at };
  }
}

const untouched = { takenBy: null, takenAt: null, doneBy: null, doneAt: null, openedAt: null };
