import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PauseWanted } from '../../../src/http/contract/agents.ts';
import type { AgentState, PagePause } from '../../../src/http/contract/board.ts';
import { send } from '../api.ts';
import { formatTime } from '../format.ts';
import { peopleWords } from '../words/say-people.ts';
import { Field, fieldOf, Select } from './field.tsx';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

const choices = [15, 30, 60];
const openEnd = '';

/** Lets an agent take no calls for a while, or again. */
export function PauseControl({
  agent,
  reload,
}: {
  agent: Pick<AgentState, 'agentId' | 'pause' | 'availability'>;
  reload: () => void;
}): VNode {
  const say = peopleWords.value.pause;
  const task = useTask();
  const [minutes, setMinutes] = useState('30');
  const address = `/agents/${encodeURIComponent(agent.agentId)}/pause`;
  const pause = (reason: string): Promise<unknown> => {
    const wanted: PauseWanted = { minutes: minutes === openEnd ? null : Number(minutes), reason };
    return send('POST', address, wanted).then(reload);
  };
  // Includes agents set aside after missed calls.
  if (agent.pause !== null || agent.availability === 'paused')
    return (
      <div class="pause">
        {agent.pause !== null && <PauseText pause={agent.pause} />}
        <Problem error={task.error} />
        <button
          type="button"
          class="primary"
          disabled={task.isBusy}
          onClick={() => void task.run(() => send('DELETE', address).then(reload))}
        >
          {say.end}
        </button>
      </div>
    );
  return (
    <form
      class="inline pause"
      onSubmit={event => {
        event.preventDefault();
        const reason = fieldOf(event.currentTarget, 'reason');
        void task.run(() => pause(reason));
      }}
    >
      <Select
        label={say.forHowLong}
        value={minutes}
        options={[
          ...choices.map(count => ({ value: String(count), text: say.minutes(count) })),
          { value: openEnd, text: say.openEnd },
        ]}
        onChange={setMinutes}
      />
      <Field label={say.reason} name="reason" maxLength={100} autocomplete="off" />
      <button type="submit" disabled={task.isBusy}>
        {say.start}
      </button>
      <Problem error={task.error} />
    </form>
  );
}

/** A pause in words: since when, until when, by whom, and why. */
export function PauseText({ pause }: { pause: PagePause }): VNode {
  const { since, until, reason, by } = pause;
  const say = peopleWords.value.pause;
  return (
    <p>
      {say.since(formatTime(since), until === null ? null : formatTime(until), by)}
      {reason !== '' && <> · {reason}</>}
    </p>
  );
}
