import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { send } from '../api.ts';
import { accountWords } from '../words/say-access.ts';
import { Field, fieldOf } from './field.tsx';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** Changes one's own password. */
export function OwnPassword({ onChanged }: { onChanged: () => void }): VNode {
  const say = accountWords.value.password;
  const [isChanged, setChanged] = useState(false);
  const task = useTask();
  const change = async (form: HTMLFormElement): Promise<void> => {
    setChanged(false);
    await send('PUT', '/password', { old: fieldOf(form, 'old'), password: fieldOf(form, 'password') });
    form.reset();
    setChanged(true);
    onChanged();
  };
  return (
    <section class="card" aria-labelledby="password-title">
      <h2 id="password-title">{say.title}</h2>
      <form
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => change(form));
        }}
      >
        <Field
          label={say.old}
          name="old"
          type="password"
          required
          maxLength={200}
          autocomplete="current-password"
        />
        <Field
          label={say.new}
          hint={say.hint}
          name="password"
          type="password"
          required
          minLength={10}
          maxLength={200}
          autocomplete="new-password"
        />
        <Problem error={task.error} />
        <button type="submit" class="primary" disabled={task.isBusy}>
          {say.change}
        </button>
        <p role="status">{isChanged ? say.changed : ''}</p>
      </form>
    </section>
  );
}
