import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
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
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        class="quiet"
        disabled={isBusy}
        aria-label={about === undefined ? label : `${label}: ${about}`}
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
      {isAsking && (
        <Question label={label} question={question} onYes={onYes} onEnd={() => setAsking(false)} />
      )}
    </>
  );
}

interface QuestionProps extends Pick<Props, 'label' | 'question' | 'onYes'> {
  /** Called when it is closed, whatever the answer. */
  onEnd: () => void;
}

/** A question over the page, for as long as it is drawn. Lines of it stay lines. */
export function Question({ label, question, onYes, onEnd }: QuestionProps): VNode {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="ask" aria-labelledby={id} onClose={onEnd}>
      <p id={id} class="question">
        {question}
      </p>
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
  );
}
