import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { CallerPage } from '../../../src/http/contract/callers.ts';
import { send } from '../api.ts';
import { words } from '../language.ts';
import { callerWords } from '../words/say-caller.ts';
import { Field, fieldOf } from './field.tsx';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

interface Props {
  caller: CallerPage;
  reload: () => void;
}

/** A form for a caller's name and note. A note that is another by now is shown in a form of its own. */
export function CallerNotes(props: Props): VNode {
  const [isSaved, setSaved] = useState(false);
  return <NotesForm key={props.caller.note} {...props} isSaved={isSaved} setSaved={setSaved} />;
}

interface FormProps extends Props {
  isSaved: boolean;
  setSaved: (isSaved: boolean) => void;
}

function NotesForm({ caller, reload, isSaved, setSaved }: FormProps): VNode {
  const say = callerWords.value;
  const id = useId();
  const task = useTask();
  const save = async (form: HTMLFormElement): Promise<void> => {
    const [name, note] = [fieldOf(form, 'name'), fieldOf(form, 'note')];
    await send('PUT', `/callers/${encodeURIComponent(caller.caller.number ?? '')}`, {
      name,
      note,
      objects: caller.objects,
    });
    setSaved(true);
    reload();
  };
  return (
    <section class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say.notes}</h2>
      <form
        onInput={() => setSaved(false)}
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => save(form));
        }}
      >
        <Field
          label={say.name}
          name="name"
          maxLength={120}
          value={caller.caller.name ?? ''}
          autocomplete="off"
        />
        <div class="field">
          <label for={id}>{say.note}</label>
          <textarea id={id} name="note" rows={3} maxLength={2000} defaultValue={caller.note} />
        </div>
        <Problem error={task.error} />
        <div class="buttons">
          <button
            type="submit"
            class="primary"
            disabled={task.isBusy}
            aria-label={`${words.value.save}: ${say.notes}`}
          >
            {words.value.save}
          </button>
          <span role="status" class="hint">
            {isSaved ? words.value.saved : ''}
          </span>
        </div>
      </form>
    </section>
  );
}
