import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AccountNumbers } from '../../../src/http/contract/connect.ts';
import { say } from '../language.ts';
import { Field, fieldOf } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { useWhenChanged } from '../parts/use-when-changed.ts';
import { linkTo } from '../router.ts';
import { askingWords } from './asking-words.ts';
import { changeHotline, type Facts, hotlineOf, numbersIn, type StepProps } from './facts.ts';
import { connectWords } from './in-words.ts';
import { LookAtSipgate } from './look-at-sipgate.tsx';

/** Which number the customers call: one of the account's, or typed by hand. */
export function HotlineStep({ facts, goOn }: StepProps): VNode {
  const text = connectWords.value.hotline;
  const [typed, setTyped] = useState<string | null>(null);
  const { value, error, reload } = useLoaded<AccountNumbers>('/connect/numbers');
  useWhenChanged(facts.teamVersion, reload);
  useWhenChanged(facts.lookProblem?.en ?? '', reload);
  const numbers = value?.numbers ?? [];
  const task = useTask();
  const save = async (form: HTMLFormElement): Promise<void> => {
    const chosen = new FormData(form).getAll('number').map(String);
    const given = chosen.length > 0 ? chosen : numbersIn(fieldOf(form, 'typed'));
    await changeHotline(facts, before => ({ ...before, numbers: given }));
    goOn();
  };
  return (
    <>
      <p>{text.text}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => save(form));
        }}
      >
        {numbers.length > 0 ? (
          <Choice numbers={numbers} />
        ) : (
          <>
            {value === undefined && <Problem error={error} retry={reload} />}
            {value !== undefined && <WhyNone facts={facts} value={value} />}
            <Field
              label={text.label}
              hint={text.hint}
              name="typed"
              required
              maxLength={500}
              autocomplete="off"
              value={typed ?? (hotlineOf(facts)?.numbers ?? []).join(', ')}
              onInput={setTyped}
            />
          </>
        )}
        <Problem error={task.error} />
        <button type="submit" class="primary" disabled={task.isBusy}>
          {text.save}
        </button>
      </form>
      {facts.settings.document.hotlines.length > 1 && (
        <p>
          <a href={linkTo('settings', 'hotlines')}>{text.more}</a>
        </p>
      )}
    </>
  );
}

/** Why there is nothing to choose from, which may have nothing to do with the account. */
function WhyNone({ facts, value: { numbers, problem } }: { facts: Facts; value: AccountNumbers }): VNode {
  if (numbers !== null) return <p class="hint">{connectWords.value.hotline.none}</p>;
  if (problem === null || problem.kind === 'not-seen')
    return (
      <>
        <LookAtSipgate facts={facts} />
        <p class="hint">{askingWords.value.typeIt}</p>
      </>
    );
  return (
    <p class="hint">
      {say(problem.say)} {problem.kind === 'no-token' && askingWords.value.typeIt}
    </p>
  );
}

type Numbers = NonNullable<AccountNumbers['numbers']>;

/** So many numbers can be read through. */
const mostAtOnce = 30;

/** Where there are many, those that ring one person alone come after a click: a hotline is seldom among them. */
function Choice({ numbers }: { numbers: Numbers }): VNode {
  const text = connectWords.value.hotline;
  const likely =
    numbers.length <= mostAtOnce
      ? numbers
      : numbers.filter(({ agents, isHotline }) => isHotline || agents.length === 0);
  const isLikely = new Set(likely);
  const others = numbers.filter(one => !isLikely.has(one));
  return (
    <fieldset class="number-choice">
      <legend>{text.choose}</legend>
      <NumberList numbers={likely} />
      {others.length > 0 && (
        <details>
          <summary>{askingWords.value.ofPeople(others.length)}</summary>
          <NumberList numbers={others} />
        </details>
      )}
    </fieldset>
  );
}

function NumberList({ numbers }: { numbers: Numbers }): VNode {
  const text = connectWords.value.hotline;
  return (
    <>
      {numbers.map(({ number, display, agents, isHotline }) => (
        <label key={number} class="switch">
          <input type="checkbox" name="number" value={number} defaultChecked={isHotline} />
          <span>
            {display}{' '}
            <span class="hint">{agents.length > 0 ? text.rings(agents.join(', ')) : text.ringsOthers}</span>
          </span>
        </label>
      ))}
    </>
  );
}
