import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageKeys } from '../../../src/http/contract/session.ts';
import { send } from '../api.ts';
import { formatDate } from '../format.ts';
import { Field, fieldOf } from '../parts/field.tsx';
import { OwnPassword } from '../parts/own-password.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { user } from '../session.ts';
import { accountWords, userWords } from '../words/say-access.ts';

/** Who I am, and every session and key that gives access as me. */
export function AccountView(): VNode {
  const say = accountWords.value;
  const { value, error, reload } = useLoaded<PageKeys>('/keys');
  const [token, setToken] = useState<string | null>(null);
  const task = useTask();
  const make = async (form: HTMLFormElement): Promise<void> => {
    const made = await send<{ token: string }>('POST', '/keys', { label: fieldOf(form, 'label') });
    setToken(made.token);
    form.reset();
    reload();
  };
  const revoke = async (hash: string): Promise<void> => {
    await send('DELETE', `/keys/${hash}`);
    reload();
  };
  const role = user.value?.role ?? 'viewer';
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
        <p>
          {user.value?.login} · {userWords.value.roles[role]}
        </p>
      </div>
      {user.value?.id.startsWith('sso-') === false && <OwnPassword onChanged={reload} />}
      <section class="card" aria-labelledby="keys-title">
        <h2 id="keys-title">{say.keys}</h2>
        <p class="hint">{say.keysText}</p>
        <Problem error={task.error ?? error} />
        <ul class="keys">
          {value?.keys.map(key => (
            <li key={key.hash}>
              <span class="chip">{say.kind[key.kind]}</span>
              <span class="label">{key.isCurrent ? say.current : key.label}</span>
              <span class="hint">
                {say.created} {formatDate(key.createdAt)}, {say.expires} {formatDate(key.expiresAt)}
              </span>
              {!key.isCurrent && (
                <button type="button" class="quiet" onClick={() => void task.run(() => revoke(key.hash))}>
                  {say.revoke}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section class="card" aria-labelledby="token-title">
        <h2 id="token-title">{say.newToken}</h2>
        <form
          class="inline"
          onSubmit={event => {
            event.preventDefault();
            const form = event.currentTarget;
            void task.run(() => make(form));
          }}
        >
          <Field label={say.tokenLabel} name="label" required maxLength={80} />
          <button type="submit" class="primary" disabled={task.isBusy}>
            {say.make}
          </button>
        </form>
        {token !== null && (
          <p class="notice" role="status">
            {say.tokenOnce} <code>{token}</code>
          </p>
        )}
        <p>
          <a href="api/openapi.json">{say.api}</a>
        </p>
      </section>
    </>
  );
}
