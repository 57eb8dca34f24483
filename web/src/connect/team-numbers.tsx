import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Team } from '../../../src/http/contract/team.ts';
import { Field, fieldOf } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { changeConnection, type Facts, numbersIn } from './facts.ts';
import { JoinForm } from './join-form.tsx';
import { TakeAway } from './team-row.tsx';
import { teamWords } from './team-words.ts';

interface TeamNumbersProps {
  facts: Facts;
  team: Team;
  onSaved: () => void;
}

/** Numbers by which no person of the account is found: given to somebody, or listed by hand. */
export function TeamNumbers(props: TeamNumbersProps): VNode {
  const { facts, team } = props;
  const text = teamWords.value;
  const { loose, gone } = team;
  return (
    <>
      {gone.length > 0 && <Gone {...props} />}
      {loose !== null && loose.total > 0 && <Loose {...props} loose={loose} />}
      <details>
        <summary>{text.other}</summary>
        <p class="hint">{text.otherHint}</p>
        <JoinForm {...props} />
      </details>
      {facts.connection.serviceNumbers.from !== 'environment' && <ByHand {...props} />}
    </>
  );
}

function Gone({ facts, team, onSaved }: TeamNumbersProps): VNode {
  const text = teamWords.value;
  return (
    <div class="notice">
      <p>{text.gone}</p>
      <ul class="plain">
        {team.gone.map(({ number, display, name }) => (
          <li key={number}>
            {name}: {display}{' '}
            <TakeAway facts={facts} number={number} label={text.takeAway(display, name)} onSaved={onSaved} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Loose({
  facts,
  team,
  loose,
  onSaved,
}: TeamNumbersProps & { loose: NonNullable<Team['loose']> }): VNode {
  const text = teamWords.value;
  const [given, setGiven] = useState<string | null>(null);
  return (
    <details>
      <summary>{text.loose(loose.total)}</summary>
      <p class="hint">{text.looseHint}</p>
      <ul class="plain">
        {loose.numbers.map(one => (
          <li key={one.number}>
            {one.display}{' '}
            {given === one.number ? (
              <JoinForm
                facts={facts}
                team={team}
                number={one}
                onSaved={onSaved}
                onCancel={() => setGiven(null)}
              />
            ) : (
              <button
                type="button"
                class="quiet"
                aria-label={text.giveTo(one.display)}
                onClick={() => setGiven(one.number)}
              >
                {text.give}
              </button>
            )}
          </li>
        ))}
      </ul>
      {loose.total > loose.numbers.length && <p>{text.looseMore(loose.total - loose.numbers.length)}</p>}
    </details>
  );
}

function ByHand({ facts, onSaved }: TeamNumbersProps): VNode {
  const text = teamWords.value;
  const [typed, setTyped] = useState<string | null>(null);
  const task = useTask();
  const save = async (form: HTMLFormElement): Promise<void> => {
    const serviceNumbers = numbersIn(fieldOf(form, 'numbers'));
    await changeConnection(facts, { serviceNumbers: serviceNumbers.length === 0 ? null : serviceNumbers });
    onSaved();
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
          label={text.byHandLabel}
          hint={text.byHandHint}
          name="numbers"
          maxLength={20_000}
          autocomplete="off"
          value={typed ?? (facts.connection.serviceNumbers.value ?? []).join(', ')}
          onInput={setTyped}
        />
        <Problem error={task.error} />
        <button type="submit" disabled={task.isBusy}>
          {text.saveNumbers}
        </button>
      </form>
    </details>
  );
}
