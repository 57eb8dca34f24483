import type { VNode } from 'preact';
import { areKeysOn, switchKeys } from '../keys.ts';
import { habitWords } from '../words/say-habits.ts';

/** Whether keys that are pressed alone do anything; kept in the browser. */
export function KeySwitch(): VNode {
  const say = habitWords.value.keys;
  return (
    <>
      <label class="switch">
        <input
          type="checkbox"
          checked={areKeysOn.value}
          onChange={event => switchKeys(event.currentTarget.checked)}
        />
        {say.switch}
      </label>
      <p class="hint">{say.switchHint}</p>
    </>
  );
}
