import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { DialAbility } from '../../../src/http/contract/dialling.ts';
import { send } from '../api.ts';
import { missedWords } from '../words/say-caller.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

interface Props {
  number: string;
  /** Whom it calls, where there are several. */
  about?: string;
  ability: DialAbility | undefined;
}

/** Calls somebody back: through sipgate if possible, else by a `tel:` link. */
export function DialButton({ number, about, ability }: Props): VNode {
  const say = missedWords.value;
  const label = about === undefined ? say.call : `${say.call}: ${about}`;
  const task = useTask();
  const [isRinging, setRinging] = useState(false);
  if (ability?.canDial !== true)
    return (
      <a class="button" href={`tel:${number}`} aria-label={label}>
        {say.call}
      </a>
    );
  return (
    <>
      <button
        type="button"
        class="primary"
        disabled={task.isBusy}
        aria-label={label}
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
