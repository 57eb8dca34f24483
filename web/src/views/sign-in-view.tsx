import type { VNode } from 'preact';
import { RequestError } from '../api.ts';
import { words } from '../language.ts';
import { Field, fieldOf } from '../parts/field.tsx';
import { Gate } from '../parts/gate.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { path } from '../router.ts';
import { isElsewhere, session, signIn } from '../session.ts';

export function SignInView(): VNode {
  const say = words.value.signIn;
  const task = useTask();
  // Where single sign-on has failed, the server leads here and says why.
  const [, problem] = path.value[0] === 'sign-in' ? path.value : [];
  return (
    <Gate title={say.title}>
      {session.value?.needsSetUp === true && <p class="notice">{say.needsLink}</p>}
      {problem !== undefined && <Problem error={new RequestError(problem, '')} />}
      <form
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => signIn(fieldOf(form, 'login'), fieldOf(form, 'password')));
        }}
      >
        <Field label={say.login} name="login" autocomplete="username" required maxLength={80} autofocus />
        <Field
          label={say.password}
          name="password"
          type="password"
          autocomplete="current-password"
          required
          maxLength={200}
        />
        <Problem error={task.error} />
        <button type="submit" class="primary" disabled={task.isBusy}>
          {say.submit}
        </button>
      </form>
      {session.value?.singleSignOn === true && (
        <a class="button quiet" href="api/oidc">
          {say.singleSignOn}
        </a>
      )}
      {isElsewhere.value && (
        <p class="hint">
          {say.elsewhere} <a href="api/oidc-logout">{say.leave}</a>
        </p>
      )}
    </Gate>
  );
}
