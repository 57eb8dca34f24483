import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { send } from '../api.ts';
import { LabelledChoice } from '../choice/choose-one.tsx';
import { agents } from '../live/board.ts';
import { userWords } from '../words/say-access.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

interface AssignAgentProps {
  /** Of somebody with a company account, as a user. */
  readonly id: string;
  /** The one who is shown at first; null: nobody. */
  readonly agentId: string | null;
}

/** Says which agent somebody with a company account is. */
export function AssignAgent({ id, agentId }: AssignAgentProps): VNode {
  const say = userWords.value;
  const [chosen, setChosen] = useState(agentId ?? '');
  const [isSaved, setSaved] = useState(false);
  const task = useTask();
  const assign = async (): Promise<void> => {
    await send('PUT', `/sign-ons/${id}/agent`, { agentId: chosen === '' ? null : chosen });
    setSaved(true);
  };
  return (
    <form
      class="inline"
      onSubmit={event => {
        event.preventDefault();
        void task.run(assign);
      }}
    >
      <LabelledChoice
        label={say.agent}
        value={chosen}
        options={[
          { value: '', text: say.noAgent },
          ...agents.value.map(one => ({ value: one.agentId, text: one.name })),
        ]}
        onChange={value => {
          setChosen(value);
          setSaved(false);
        }}
        isCompact
      />
      <button type="submit" class="quiet" disabled={task.isBusy}>
        {say.assign}
      </button>
      <span role="status" class="hint">
        {isSaved ? say.assigned : ''}
      </span>
      <Problem error={task.error} />
    </form>
  );
}
