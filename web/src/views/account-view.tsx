import type { VNode } from 'preact';
import type { PageSecondFactor } from '../../../src/http/contract/second-factor.ts';
import type { PageKeys } from '../../../src/http/contract/session.ts';
import { send } from '../api.ts';
import { formatDate } from '../format.ts';
import { NewToken } from '../parts/new-token.tsx';
import { OwnPassword } from '../parts/own-password.tsx';
import { Problem } from '../parts/problem.tsx';
import { SecondFactor } from '../parts/second-factor.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { user } from '../session.ts';
import { accountWords, userWords } from '../words/say-access.ts';

/** Who I am, and every session and key that gives access as me. */
export function AccountView(): VNode {
  const say = accountWords.value;
  const { value, error, reload } = useLoaded<PageKeys>('/keys');
  const factor = useLoaded<PageSecondFactor>('/second-factor');
  const task = useTask();
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
      {factor.value?.isOffered === true && <OwnPassword onChanged={reload} />}
      {factor.value !== undefined && <SecondFactor factor={factor.value} onChanged={factor.reload} />}
      <section class="card" aria-labelledby="keys-title">
        <h2 id="keys-title">{say.keys}</h2>
        <p class="hint">{say.keysText}</p>
        <Problem error={task.error ?? error ?? factor.error} />
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
      {factor.value !== undefined && <NewToken factor={factor.value} onMade={reload} />}
    </>
  );
}
