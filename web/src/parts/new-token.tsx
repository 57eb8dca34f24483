import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageSecondFactor } from '../../../src/http/contract/second-factor.ts';
import { send } from '../api.ts';
import { accountWords } from '../words/say-access.ts';
import { Copyable } from './copyable.tsx';
import { Field, fieldOf } from './field.tsx';
import { type Life, LifeChoice } from './life-choice.tsx';
import { Problem } from './problem.tsx';
import { ProofFields, proofOf } from './proof-fields.tsx';
import { useTask } from './use-task.ts';

/** Makes a token for scripts. */
export function NewToken({
  factor: { isOffered, isOn },
  onMade,
}: {
  factor: PageSecondFactor;
  onMade: () => void;
}): VNode {
  const say = accountWords.value;
  const [token, setToken] = useState<string | null>(null);
  const [life, setLife] = useState<Life>(365);
  const task = useTask();
  const make = async (form: HTMLFormElement): Promise<void> => {
    const wanted = { label: fieldOf(form, 'label'), days: life, ...proofOf(form) };
    setToken((await send<{ token: string }>('POST', '/keys', wanted)).token);
    form.reset();
    onMade();
  };
  return (
    <section class="card" aria-labelledby="token-title">
      <h2 id="token-title">{say.newToken}</h2>
      <form
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => make(form));
        }}
      >
        <Field label={say.tokenLabel} name="label" required maxLength={80} autocomplete="off" />
        <LifeChoice life={life} onChange={setLife} />
        {isOffered && <ProofFields hasFactor={isOn} />}
        <Problem error={task.error} />
        <button type="submit" class="primary" disabled={task.isBusy}>
          {say.make}
        </button>
      </form>
      {token !== null && (
        <div class="notice" role="status">
          <Copyable label={say.tokenOnce} text={token} />
        </div>
      )}
      <p>
        <a href="api/openapi.json">{say.api}</a>
      </p>
    </section>
  );
}
