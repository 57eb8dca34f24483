import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Person, Team } from '../../../src/http/contract/team.ts';
import { LabelledChoice } from '../choice/choose-one.tsx';
import { Field, fieldOf } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { changeConnection, type Facts } from './facts.ts';
import { teamWords } from './team-words.ts';

interface JoinFormProps {
  facts: Facts;
  team: Team;
  /** Whose number it will be, if that is settled. */
  person?: Person;
  /** Which number, if that is settled. */
  number?: { readonly number: string; readonly display: string };
  onSaved: () => void;
  onCancel?: () => void;
}

/** Gives a number to somebody: to a person of the account, or to a name. */
export function JoinForm({ facts, team, person, number, onSaved, onCancel }: JoinFormProps): VNode {
  const text = teamWords.value;
  const [userId, setUserId] = useState(person?.agentId ?? '');
  const task = useTask();
  const save = async (form: HTMLFormElement): Promise<void> => {
    const given = {
      number: number?.number ?? fieldOf(form, 'number').trim(),
      userId: userId === '' ? null : userId,
      name: fieldOf(form, 'name').trim(),
    };
    await changeConnection(facts, { joins: [...facts.connection.joins, given] });
    form.reset();
    onSaved();
  };
  const whose = person?.name ?? number?.display ?? text.other;
  return (
    <form
      class="join"
      onSubmit={event => {
        event.preventDefault();
        const form = event.currentTarget;
        void task.run(() => save(form));
      }}
    >
      {number === undefined && <NumberField loose={team.loose?.numbers ?? []} />}
      {person === undefined && <Whose team={team} userId={userId} onChoose={setUserId} />}
      {userId === '' && <Field label={text.name} name="name" required maxLength={100} autocomplete="off" />}
      <Problem error={task.error} />
      <div class="buttons">
        <button type="submit" class="primary" aria-label={`${text.save}: ${whose}`} disabled={task.isBusy}>
          {text.save}
        </button>
        {onCancel !== undefined && (
          <button type="button" aria-label={`${text.cancel}: ${whose}`} onClick={onCancel}>
            {text.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

function NumberField({ loose }: { loose: NonNullable<Team['loose']>['numbers'] }): VNode {
  const text = teamWords.value;
  const id = useId();
  return (
    <>
      <Field
        label={text.number}
        hint={text.numberHint}
        name="number"
        required
        maxLength={40}
        autocomplete="off"
        list={id}
      />
      <datalist id={id}>
        {loose.map(({ number, display }) => (
          <option key={number} value={display} />
        ))}
      </datalist>
    </>
  );
}

interface WhoseProps {
  team: Team;
  userId: string;
  onChoose: (userId: string) => void;
}

function Whose({ team, userId, onChoose }: WhoseProps): VNode {
  const text = teamWords.value;
  const users = team.people.filter(({ isUser }) => isUser);
  const options = [
    { value: '', text: text.toNobody },
    ...users.map(one => ({
      value: one.agentId,
      text: one.twin === null ? one.name : `${one.name} (${one.twin})`,
    })),
  ];
  const isShown = options.some(({ value }) => value === userId);
  return (
    <div>
      <LabelledChoice label={text.to} value={isShown ? userId : ''} options={options} onChange={onChoose} />
      {team.total > team.people.length && <p class="hint">{text.toHint}</p>}
    </div>
  );
}
