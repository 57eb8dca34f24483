import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { DialAbility } from '../../../src/http/contract/dialling.ts';
import { send } from '../api.ts';
import { missedWords } from '../words/say-caller.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** Calls somebody back: through sipgate if possible, else by a `tel:` link. */
export function DialButton({ number, ability }: { number: string; ability: DialAbility | undefined }): VNode {
  const say = missedWords.value;
  const task = useTask();
  const [isRinging, setRinging] = useState(false);
  if (ability?.canDial !== true)
    return (
      <a class="button" href={`tel:${number}`}>
        {say.call}
      </a>
    );
  return (
    <>
      <button
        type="button"
        class="primary"
        disabled={task.isBusy}
        onClick={() => {
          setRinging(false);
          void task.run(() => send('POST', '/dial', { to: number })).then(setRinging);
        }}
      >
        {say.call}
      </button>
      <span role="status" class="hint">
        {isRinging ? say.ringing : ''}
      </span>
      <Problem error={task.error} />
    </>
  );
}
