import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { areKeysOn } from '../keys.ts';
import { habitWords } from '../words/say-habits.ts';
import './key-help.css';
import { KeySwitch } from './key-switch.tsx';

/** Every key of the page besides those of the browser, as it is written on keyboards. */
const keys = [
  { key: '/', what: 'search', isSingle: true },
  { key: '?', what: 'help', isSingle: true },
  { key: 'Esc', what: 'escape', isSingle: false },
  { key: '↓ ↑', what: 'choose', isSingle: false },
  { key: '↵', what: 'enter', isSingle: false },
  { key: '← →', what: 'charts', isSingle: false },
  { key: '⇥', what: 'skip', isSingle: false },
] as const;

/** Which keys there are, and the switch for those that are pressed alone. */
export function KeyHelp({ close }: { close: () => void }): VNode {
  const say = habitWords.value.keys;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const shown = keys.filter(({ isSingle }) => areKeysOn.value || !isSingle);
  return (
    <dialog ref={dialog} class="ask keys-help" aria-labelledby={id} onClose={close}>
      <h2 id={id}>{say.title}</h2>
      <dl>
        {shown.map(({ key, what }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say.texts[what]}</dd>
          </div>
        ))}
      </dl>
      {!areKeysOn.value && <p class="notice">{say.off}</p>}
      <KeySwitch />
      <div class="buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          {say.close}
        </button>
      </div>
    </dialog>
  );
}
