import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { RequestError } from '../api.ts';
import { words } from '../language.ts';
import { Field, fieldOf } from '../parts/field.tsx';
import { Gate } from '../parts/gate.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { path } from '../router.ts';
import { type GivenPassword, isElsewhere, session, signIn } from '../session.ts';

export function SignInView(): VNode {
  const [given, setGiven] = useState<GivenPassword | null>(null);
  return given === null ? (
    <PasswordStep onCodeNeeded={setGiven} />
  ) : (
    <CodeStep given={given} onBack={() => setGiven(null)} />
  );
}

function PasswordStep({ onCodeNeeded }: { onCodeNeeded: (given: GivenPassword) => void }): VNode {
  const say = words.value.signIn;
  const task = useTask();
  // Where single sign-on has failed, the server leads here and says why.
  const [, problem] = path.value[0] === 'sign-in' ? path.value : [];
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const given = { login: fieldOf(form, 'login'), password: fieldOf(form, 'password') };
    await signIn(given).catch((error: unknown) => {
      if (!(error instanceof RequestError) || error.code !== 'second-factor-needed') throw error;
      onCodeNeeded(given);
    });
  };
  return (
    <Gate title={say.title}>
      {session.value?.needsSetUp === true && <p class="notice">{say.needsLink}</p>}
      {session.value?.hasEnded === true && (
        <p class="notice" role="status">
          {words.value.problems['signed-out']}
        </p>
      )}
      {problem !== undefined && <Problem error={new RequestError(problem, '')} />}
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

/** The second step, for those whose second factor is on. */
export function CodeStep({ given, onBack }: { given: GivenPassword; onBack: () => void }): VNode {
  const say = words.value.signIn;
  const task = useTask();
  return (
    <Gate title={say.codeTitle}>
      <p>{say.codeText}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          const code = fieldOf(event.currentTarget, 'code');
          void task.run(() => signIn({ ...given, code }));
        }}
      >
        <Field
          label={say.code}
          hint={say.codeHint}
          name="code"
          autocomplete="one-time-code"
          required
          maxLength={60}
          autofocus
        />
        <Problem error={task.error} />
        <div class="buttons">
          <button type="submit" class="primary" disabled={task.isBusy}>
            {say.submit}
          </button>
          <button type="button" onClick={onBack}>
            {say.back}
          </button>
        </div>
      </form>
    </Gate>
  );
}
