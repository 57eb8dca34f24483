import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { FollowWanted } from '../../../src/http/contract/calendars.ts';
import { send } from '../api.ts';
import { calendarWords } from '../words/say-calendars.ts';
import { Field, fieldOf, Select } from './field.tsx';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

type Busy = NonNullable<FollowWanted['busy']>;

const choices: readonly { readonly value: 'usual' | 'away' | 'free'; readonly busy: Busy }[] = [
  { value: 'usual', busy: ['busy', 'out-of-office'] },
  { value: 'away', busy: ['out-of-office'] },
  { value: 'free', busy: ['busy', 'out-of-office', 'free'] },
];

/** Adds a published calendar by its address. */
export function FollowForm({
  agentId,
  suggested,
  taken,
  onFollowed,
}: {
  /** Null: for the team. */
  agentId: string | null;
  suggested: string;
  /** Names of the existing calendars, in lower case. */
  taken: ReadonlySet<string>;
  onFollowed: () => void;
}): VNode {
  const say = calendarWords.value;
  const task = useTask();
  const [choice, setChoice] = useState('usual');
  const [name, setName] = useState(suggested);
  const isTaken = taken.has(name.trim().toLowerCase());
  const follow = async (form: HTMLFormElement): Promise<void> => {
    const titles = fieldOf(form, 'titles')
      .split(',')
      .map(title => title.trim())
      .filter(title => title !== '');
    const busy = choices.find(one => one.value === choice)?.busy;
    const wanted: FollowWanted = {
      address: fieldOf(form, 'address').trim(),
      agentId,
      titles,
      ...(busy !== undefined && { busy }),
    };
    await send('PUT', `/calendars/${encodeURIComponent(name.trim())}`, wanted);
    form.reset();
    setName('');
    onFollowed();
  };
  return (
    <details>
      <summary>{say.add}</summary>
      <form
        class="absence-form"
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => follow(form));
        }}
      >
        <Field
          label={say.address}
          name="address"
          hint={say.addressHint}
          required
          maxLength={2_000}
          autocomplete="off"
        />
        <div class="inline">
          <Field
            label={say.name}
            name="name"
            value={name}
            onInput={setName}
            {...(isTaken && { hint: say.taken })}
            required
            maxLength={60}
            autocomplete="off"
          />
          <Field label={say.titles} name="titles" hint={say.titlesHint} maxLength={500} autocomplete="off" />
          <Select
            label={say.counts}
            value={choice}
            options={choices.map(({ value }) => ({ value, text: say.choices[value] }))}
            onChange={setChoice}
          />
        </div>
        {agentId === null && <p class="hint">{say.teamHint}</p>}
        <Problem error={task.error} />
        <button type="submit" class="primary" disabled={task.isBusy || isTaken}>
          {say.follow}
        </button>
      </form>
    </details>
  );
}
