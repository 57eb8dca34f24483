import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AgentPage } from '../../../src/http/contract/agents.ts';
import { RequestError, send } from '../api.ts';
import { mayDo } from '../session.ts';
import { weekOf, weekTexts } from '../settings/week.ts';
import { WeekEditor } from '../settings/week-editor.tsx';
import { peopleWords } from '../words/say-people.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';
import '../settings/times.css';

type Weekly = NonNullable<AgentPage['weekly']>;

const usual: Weekly = { 'monday-friday': '08:00-17:00' };

/** When an agent works; those who lead the team can change it. */
export function WorkingTimes({ page, reload }: { page: AgentPage; reload: () => void }): VNode {
  const say = peopleWords.value.workingTimes;
  const { weekly, agent, revision } = page;
  const task = useTask();
  const [edited, setEdited] = useState<Weekly | null>(null);
  const save = async (next: Weekly | null): Promise<void> => {
    const address = `/agents/${encodeURIComponent(agent.agentId)}/working-times`;
    await send('PUT', address, { basedOn: revision, weekly: next });
    setEdited(null);
    reload();
  };
  const isOutdated = task.error instanceof RequestError && task.error.code === 'outdated';
  // What was typed stays; the next attempt is based on what somebody else has saved.
  const again = (): void => void task.run(async () => reload());
  return (
    <section class="card form" aria-labelledby="working-times-title">
      <h2 id="working-times-title">{say.title}</h2>
      {edited !== null ? (
        <WeekEditor weekly={edited} nothing={say.free} onChange={setEdited} />
      ) : weekly === null ? (
        <p class="hint">{say.always}</p>
      ) : (
        <ul class="week-text">
          {weekTexts(weekOf(weekly), say.free).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Problem error={task.error} {...(isOutdated && { retry: again })} />
      {mayDo('admin', 'supervisor') && (
        <div class="buttons">
          {edited === null ? (
            <button type="button" onClick={() => setEdited(weekly ?? usual)}>
              {say.change}
            </button>
          ) : (
            <button
              type="button"
              class="primary"
              disabled={task.isBusy}
              onClick={() => void task.run(() => save(edited))}
            >
              {say.save}
            </button>
          )}
          {edited !== null && (
            <button type="button" onClick={() => setEdited(null)}>
              {say.cancel}
            </button>
          )}
          {edited !== null && weekly !== null && (
            <button type="button" disabled={task.isBusy} onClick={() => void task.run(() => save(null))}>
              {say.lift}
            </button>
          )}
        </div>
      )}
      <p class="hint">{say.hint}</p>
    </section>
  );
}
