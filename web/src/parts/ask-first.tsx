import type { VNode } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { words } from '../language.ts';

interface Props {
  label: string;
  /** What it is done to, where several buttons have the same label. */
  about?: string;
  /** What is asked, with what will follow. */
  question: string;
  isBusy?: boolean;
  onYes: () => void;
}

/** A button for what can't be undone: it asks first. By keyboard too, and without the browser's own windows. */
export function AskFirst({ label, about, question, isBusy = false, onYes }: Props): VNode {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        class="quiet"
        disabled={isBusy}
        aria-label={about === undefined ? label : `${label}: ${about}`}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} class="ask" aria-labelledby={id}>
        <p id={id}>{question}</p>
        <div class="buttons">
          {/* First, so that it is what Enter presses. */}
          <button type="button" onClick={() => dialog.current?.close()}>
            {words.value.cancel}
          </button>
          <button
            type="button"
            class="danger"
            onClick={() => {
              dialog.current?.close();
              onYes();
            }}
          >
            {label}
          </button>
        </div>
      </dialog>
    </>
  );
}
