import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PasswordLinkUser } from '../../../src/http/contract/session.ts';
import { RequestError, send } from '../api.ts';
import { inLanguage, words } from '../language.ts';
import { Field, fieldOf } from '../parts/field.tsx';
import { Gate } from '../parts/gate.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { linkTo, replacePath } from '../router.ts';
import { type GivenPassword, session, signIn } from '../session.ts';
import { CodeStep } from './sign-in-view.tsx';

const linkWords = inLanguage({
  de: {
    first: 'Willkommen bei Familiar',
    title: 'Neues Passwort',
    text: (login: string) => `Ihr Benutzername ist ${login}. Wählen Sie dazu ein Passwort.`,
    submit: 'Passwort speichern und anmelden',
    asking: 'Der Link wird geprüft …',
  },
  en: {
    first: 'Welcome to Familiar',
    title: 'New password',
    text: (login: string) => `Your user name is ${login}. Choose a password for it.`,
    submit: 'Save password and sign in',
    asking: 'Checking the link …',
  },
});

/** Where an invitation leads, and a link for a new password: whoever opens it chooses one, and is signed in. */
export function PasswordLinkView({ secret }: { secret: string }): VNode {
  const say = linkWords.value;
  const [user, setUser] = useState<PasswordLinkUser | null>(null);
  const [given, setGiven] = useState<GivenPassword | null>(null);
  const [isCodeNeeded, setCodeNeeded] = useState(false);
  const looking = useTask();
  const choosing = useTask();
  useEffect(() => {
    void looking.run(async () => setUser(await send<PasswordLinkUser>('POST', '/password-link', { secret })));
  }, [secret]);
  const choose = async (form: HTMLFormElement, { login }: PasswordLinkUser): Promise<void> => {
    const password = fieldOf(form, 'password');
    await send('PUT', '/password-link', { secret, password });
    setGiven({ login, password });
    await signIn({ login, password }).catch((error: unknown) => {
      if (!(error instanceof RequestError) || error.code !== 'second-factor-needed') throw error;
      setCodeNeeded(true);
    });
  };
  // The secret has done its work, so it leaves the history.
  const isIn = given !== null && session.value?.user?.login === given.login;
  useEffect(() => {
    if (isIn) replacePath();
  }, [isIn]);
  if (given !== null && isCodeNeeded) return <CodeStep given={given} onBack={() => replacePath()} />;
  return (
    <Gate title={user?.isFirst === true ? say.first : say.title}>
      {looking.isBusy && <p role="status">{say.asking}</p>}
      {looking.error !== null && (
        <>
          <Problem error={looking.error} />
          <a href={linkTo()}>{words.value.signIn.title}</a>
        </>
      )}
      {user !== null && (
        <>
          <p>{say.text(user.login)}</p>
          <form
            onSubmit={event => {
              event.preventDefault();
              const form = event.currentTarget;
              void choosing.run(() => choose(form, user));
            }}
          >
            {/* For password managers, which keep a password with its name. */}
            <input type="hidden" name="username" autocomplete="username" value={user.login} />
            <Field
              label={words.value.signIn.password}
              hint={words.value.signIn.passwordHint}
              name="password"
              type="password"
              autocomplete="new-password"
              required
              minLength={10}
              maxLength={200}
              autofocus
            />
            <Problem error={choosing.error} />
            <button type="submit" class="primary" disabled={choosing.isBusy}>
              {say.submit}
            </button>
          </form>
        </>
      )}
    </Gate>
  );
}
