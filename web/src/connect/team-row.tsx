import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Person, Team } from '../../../src/http/contract/team.ts';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { changeConnection, type Facts } from './facts.ts';
import { JoinForm } from './join-form.tsx';
import { teamWords } from './team-words.ts';

interface TeamRowProps {
  facts: Facts;
  team: Team;
  person: Person;
  /** Whether they are to take part; null: that is not said person by person. */
  takesPart: boolean | null;
  onTakePart: (takesPart: boolean) => void;
  onSaved: () => void;
}

/** One person: phones, numbers, and whether they take part. */
export function TeamRow({ facts, team, person, takesPart, onTakePart, onSaved }: TeamRowProps): VNode {
  const text = teamWords.value;
  const [isGiving, setGiving] = useState(false);
  const { name, twin, presence, numbers, isUser } = person;
  const toldApart = twin === null ? name : `${name} (${twin})`;
  return (
    <li class="team-row">
      <div class="team-head">
        <strong>{name}</strong>
        {twin !== null && <span class="hint">{twin}</span>}
        <span class="chip" data-step={presence === 'reachable' ? 'done' : ''}>
          {text.presence[presence]}
        </span>
      </div>
      <p class="hint">{devicesOf(person)}</p>
      <ul class="plain">
        {numbers.map(number => (
          <NumberOf key={number.number} facts={facts} person={person} number={number} onSaved={onSaved} />
        ))}
      </ul>
      {numbers.length === 0 && <p class="team-lack">{text.noNumber}</p>}
      <div class="buttons">
        {takesPart !== null && numbers.length > 0 && (
          <label class="switch">
            <input
              type="checkbox"
              checked={takesPart}
              aria-label={text.takesPart(toldApart)}
              onChange={event => onTakePart(event.currentTarget.checked)}
            />
            <span aria-hidden="true">{text.part}</span>
          </label>
        )}
        {isUser && !isGiving && (
          <button
            type="button"
            class={numbers.length === 0 ? '' : 'quiet'}
            aria-label={text.giveTo(toldApart)}
            onClick={() => setGiving(true)}
          >
            {text.give}
          </button>
        )}
      </div>
      {isGiving && (
        <JoinForm
          facts={facts}
          team={team}
          person={person}
          onSaved={() => {
            setGiving(false);
            onSaved();
          }}
          onCancel={() => setGiving(false)}
        />
      )}
    </li>
  );
}

function devicesOf({ devices }: Person): string {
  const text = teamWords.value;
  if (devices === null) return '';
  if (devices.length === 0) return text.noDevices;
  return devices
    .map(({ name, presence, isOnDnd }) => {
      const state = isOnDnd && presence !== 'offline' ? 'dnd' : presence;
      return `${name}: ${text.devices[state]}`;
    })
    .join(', ');
}

interface NumberOfProps {
  facts: Facts;
  person: Person;
  number: Person['numbers'][number];
  onSaved: () => void;
}

function NumberOf({ facts, person, number: { number, display, isGiven }, onSaved }: NumberOfProps): VNode {
  const text = teamWords.value;
  return (
    <li>
      {display}
      {isGiven && (
        <>
          {' '}
          <span class="hint">{text.given}</span>{' '}
          <TakeAway
            facts={facts}
            number={number}
            label={text.takeAway(display, person.name)}
            onSaved={onSaved}
          />
        </>
      )}
    </li>
  );
}

interface TakeAwayProps {
  facts: Facts;
  number: string;
  label: string;
  onSaved: () => void;
}

/** Takes a number away that was given by hand. */
export function TakeAway({ facts, number, label, onSaved }: TakeAwayProps): VNode {
  const task = useTask();
  const take = async (): Promise<void> => {
    await changeConnection(facts, { joins: facts.connection.joins.filter(join => join.number !== number) });
    onSaved();
  };
  return (
    <>
      <button
        type="button"
        class="quiet"
        aria-label={label}
        disabled={task.isBusy}
        onClick={() => void task.run(take)}
      >
        {teamWords.value.remove}
      </button>
      <Problem error={task.error} />
    </>
  );
}
