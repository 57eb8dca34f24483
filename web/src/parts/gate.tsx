import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../language.ts';
import { Preferences } from './preferences.tsx';

/** The frame around the forms for signing in. */
export function Gate({ title, children }: { title: string; children: ComponentChildren }): VNode {
  useEffect(() => {
    document.title = `${title} – ${words.value.product}`;
  }, [title]);
  return (
    <div class="gate">
      <main class="card">
        <p class="brand">
          <img src="./icon.svg" alt="" width="36" height="36" />
          <span>{words.value.product}</span>
        </p>
        <h1>{title}</h1>
        {children}
      </main>
      <footer>
        <Preferences />
      </footer>
    </div>
  );
}
