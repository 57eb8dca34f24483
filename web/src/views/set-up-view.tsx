import type { VNode } from 'preact';
import type { ConnectionView } from '../../../src/http/contract/connection.ts';
import { read } from '../api.ts';
import { words } from '../language.ts';
import { Field, fieldOf } from '../parts/field.tsx';
import { Gate } from '../parts/gate.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { replacePath } from '../router.ts';
import { setUp } from '../session.ts';

/** Where the link in the log leads: creates the first user. */
export function SetUpView({ secret }: { secret: string }): VNode {
  const say = words.value.signIn;
  const task = useTask();
  const submit = async (form: HTMLFormElement): Promise<void> => {
    await setUp(secret, fieldOf(form, 'login'), fieldOf(form, 'password'));
    replacePath();
    const { missing } = await read<ConnectionView>('/connection');
    if (missing.length > 0) replacePath('connect');
  };
  return (
    <Gate title={say.setUpTitle}>
      <p>{say.setUpText}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => submit(form));
        }}
      >
        <Field label={say.login} name="login" autocomplete="username" required maxLength={80} autofocus />
        <Field
          label={say.password}
          hint={say.passwordHint}
          name="password"
          type="password"
          autocomplete="new-password"
          required
          minLength={12}
          maxLength={200}
        />
        <Problem error={task.error} />
        <button type="submit" class="primary" disabled={task.isBusy}>
          {say.setUpSubmit}
        </button>
      </form>
    </Gate>
  );
}
