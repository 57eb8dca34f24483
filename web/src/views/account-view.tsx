import type { VNode } from 'preact';
import type { PageKeys } from '../../../src/http/contract/keys.ts';
import type { PageSecondFactor } from '../../../src/http/contract/second-factor.ts';
import { send } from '../api.ts';
import { AskFirst } from '../parts/ask-first.tsx';
import { KeyList } from '../parts/key-list.tsx';
import { KeySwitch } from '../parts/key-switch.tsx';
import { NewToken } from '../parts/new-token.tsx';
import { OwnPassword } from '../parts/own-password.tsx';
import { Problem } from '../parts/problem.tsx';
import { SecondFactor } from '../parts/second-factor.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { user } from '../session.ts';
import { accountWords, keyWords, userWords } from '../words/say-access.ts';
import { habitWords } from '../words/say-habits.ts';

/** Who I am, and every session and key that gives access as me. */
export function AccountView(): VNode {
  const say = accountWords.value;
  const { value, error, reload } = useLoaded<PageKeys>('/keys');
  const factor = useLoaded<PageSecondFactor>('/second-factor');
  const task = useTask();
  const role = user.value?.role ?? 'viewer';
  const others = value?.keys.filter(({ kind, isCurrent }) => kind === 'session' && !isCurrent) ?? [];
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
        <h2 id="keys-title">{keyWords.value.title}</h2>
        <p class="hint">{say.keysText}</p>
        <Problem error={task.error} />
        <Problem error={error ?? factor.error} retry={reload} />
        {value !== undefined && <KeyList keys={value.keys} path="/keys" onChanged={reload} />}
        {others.length > 0 && (
          <AskFirst
            label={keyWords.value.endOthers}
            question={keyWords.value.confirmEnd(keyWords.value.endOthers)}
            onYes={() => void task.run(() => send('DELETE', '/sessions')).then(reload)}
          />
        )}
      </section>
      {factor.value !== undefined && <NewToken factor={factor.value} onMade={reload} />}
      <section class="card" aria-labelledby="single-keys-title">
        <h2 id="single-keys-title">{habitWords.value.keys.title}</h2>
        <KeySwitch />
      </section>
    </>
  );
}
