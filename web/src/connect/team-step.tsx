import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Field, fieldOf } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { linkTo } from '../router.ts';
import { changeConnection, hasNumber, numbersIn, type StepProps } from './facts.ts';
import { connectWords } from './in-words.ts';
import { LookAtSipgate } from './look-at-sipgate.tsx';

const mostShown = 50;

/** Who was found, with what rings whom and who is registered now; those without a number first. */
export function TeamStep({ facts, goOn }: StepProps): VNode {
  const say = connectWords.value;
  const text = say.team;
  const { agents, connection } = facts;
  const ordered = [...agents].sort((a, b) => Number(hasNumber(a)) - Number(hasNumber(b)));
  return (
    <>
      <p>{text.text}</p>
      {agents.length === 0 && connection.token.id === null && (
        <p class="notice" role="status">
          {text.noToken}
        </p>
      )}
      {connection.token.id !== null && (agents.length === 0 || facts.lookProblem !== null) && (
        <LookAtSipgate facts={facts} />
      )}
      <ul class="connect-team">
        {ordered.slice(0, mostShown).map(agent => (
          <li key={agent.agentId}>
            <a href={linkTo('agents', agent.agentId)}>{agent.name}</a>{' '}
            <span class="chip" data-step={agent.presence === 'reachable' ? 'done' : ''}>
              {text.presence[agent.presence]}
            </span>
            <p class="hint">
              {hasNumber(agent) ? agent.numbers.map(({ display }) => display).join(', ') : text.noNumber}
            </p>
          </li>
        ))}
      </ul>
      {agents.length > mostShown && <p>{text.more(agents.length - mostShown)}</p>}
      {!agents.every(hasNumber) && <p class="notice">{text.lacking}</p>}
      <p>
        <a href={linkTo('settings', 'hotlines')}>{text.who}</a>
      </p>
      {connection.serviceNumbers.from !== 'environment' && <ByHand facts={facts} goOn={goOn} />}
      {agents.some(hasNumber) && (
        <button type="button" class="primary" onClick={() => goOn()}>
          {say.next}
        </button>
      )}
    </>
  );
}

function ByHand({ facts, goOn }: StepProps): VNode {
  const text = connectWords.value.team;
  const [typed, setTyped] = useState<string | null>(null);
  const task = useTask();
  const save = async (form: HTMLFormElement): Promise<void> => {
    const serviceNumbers = numbersIn(fieldOf(form, 'numbers'));
    await changeConnection(facts, { serviceNumbers: serviceNumbers.length === 0 ? null : serviceNumbers });
    goOn();
  };
  return (
    <details>
      <summary>{text.byHand}</summary>
      <form
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => save(form));
        }}
      >
        <Field
          label={text.label}
          hint={text.hint}
          name="numbers"
          maxLength={20_000}
          autocomplete="off"
          value={typed ?? (facts.connection.serviceNumbers.value ?? []).join(', ')}
          onInput={setTyped}
        />
        <Problem error={task.error} />
        <button type="submit" disabled={task.isBusy}>
          {text.save}
        </button>
      </form>
    </details>
  );
}
