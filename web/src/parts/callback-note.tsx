import type { VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { send } from '../api.ts';
import { words } from '../language.ts';
import { missedWords } from '../words/say-caller.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

interface NoteProps {
  number: string;
  who: string;
  note: string;
  mayChange: boolean;
  reload: () => void;
}

/** What people wrote down of the caller, to be read and changed where one calls back. */
export function CallbackNote({ number, who, note, mayChange, reload }: NoteProps): VNode | null {
  const say = missedWords.value;
  const [isOpen, setOpen] = useState(false);
  if (isOpen)
    return (
      <NoteForm
        {...{ number, who, note }}
        close={() => {
          setOpen(false);
          reload();
        }}
      />
    );
  if (note === '' && !mayChange) return null;
  return (
    <div class="note">
      {note !== '' && <p>{note}</p>}
      {mayChange && (
        <button type="button" class="quiet" onClick={() => setOpen(true)}>
          {note === '' ? say.addNote : say.changeNote}
          <span class="visually-hidden">: {who}</span>
        </button>
      )}
    </div>
  );
}

type FormProps = Pick<NoteProps, 'number' | 'who' | 'note'> & { close: () => void };

function NoteForm({ number, who, note, close }: FormProps): VNode {
  const say = missedWords.value;
  const id = useId();
  const task = useTask();
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => text.current?.focus(), []);
  const save = async (): Promise<void> => {
    const written = { note: text.current?.value ?? '' };
    await send('PUT', `/missed/${encodeURIComponent(number)}/note`, written);
    close();
  };
  return (
    <form
      class="note"
      onSubmit={event => {
        event.preventDefault();
        void task.run(save);
      }}
    >
      <div class="field">
        <label for={id}>{say.noteAbout(who)}</label>
        <textarea ref={text} id={id} rows={2} maxLength={2000} defaultValue={note} />
      </div>
      <Problem error={task.error} />
      <div class="buttons">
        <button type="submit" class="primary" disabled={task.isBusy}>
          {words.value.save}
        </button>
        <button type="button" onClick={close}>
          {words.value.cancel}
        </button>
      </div>
    </form>
  );
}
