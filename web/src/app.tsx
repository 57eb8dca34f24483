import { effect } from '@preact/signals';
import type { VNode } from 'preact';
import { language, words } from './language.ts';
import { Gate } from './parts/gate.tsx';
import { lazy } from './parts/lazy.tsx';
import { Problem } from './parts/problem.tsx';
import { Shell } from './parts/shell.tsx';
import { path } from './router.ts';
import { session, user } from './session.ts';
import { startProblem } from './start.ts';
import './theme.ts';
import { SignInView } from './views/sign-in-view.tsx';

const LinkView = lazy(async () => (await import('./views/link-view.tsx')).LinkView);
const PasswordLinkView = lazy(async () => (await import('./views/password-link-view.tsx')).PasswordLinkView);
const SetUpView = lazy(async () => (await import('./views/set-up-view.tsx')).SetUpView);

effect(() => {
  document.documentElement.lang = language.value;
});

/** The sign-in form, or the page for whoever is signed in. */
export function App(): VNode | null {
  const [first, secret] = path.value;
  if (session.value === null) return <NotYet />;
  if (first === 'enter' && secret !== undefined) return <LinkView secret={secret} />;
  if (first === 'password' && secret !== undefined) return <PasswordLinkView key={secret} secret={secret} />;
  if (user.value !== null) return <Shell />;
  if (first === 'set-up' && secret !== undefined) return <SetUpView secret={secret} />;
  return <SignInView />;
}

/** Nothing, or why the page could not start so far; it goes on trying. */
function NotYet(): VNode | null {
  if (startProblem.value === null) return null;
  return (
    <Gate title={words.value.notYet}>
      <Problem error={startProblem.value} />
      <p class="hint">{words.value.keepsTrying}</p>
    </Gate>
  );
}
