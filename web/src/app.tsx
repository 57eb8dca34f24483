import { effect } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { language } from './language.ts';
import { Shell } from './parts/shell.tsx';
import { path } from './router.ts';
import { loadSession, session, user } from './session.ts';
import './theme.ts';
import { LinkView } from './views/link-view.tsx';
import { SetUpView } from './views/set-up-view.tsx';
import { SignInView } from './views/sign-in-view.tsx';
import { WallView } from './views/wall-view.tsx';

const retryMs = 2_000;

effect(() => {
  document.documentElement.lang = language.value;
});

/** Who is not signed in sees how to; everybody else the page. */
export function App(): VNode | null {
  useEffect(() => {
    const load = (): void => {
      loadSession().catch(() => setTimeout(load, retryMs));
    };
    load();
  }, []);
  const [first, secret] = path.value;
  if (first === 'wall' && secret !== undefined) return <WallView secret={secret} />;
  if (session.value === null) return null;
  if (first === 'enter' && secret !== undefined) return <LinkView secret={secret} />;
  if (user.value !== null) return <Shell />;
  if (first === 'set-up' && secret !== undefined) return <SetUpView secret={secret} />;
  return <SignInView />;
}
