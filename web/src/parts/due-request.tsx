import type { VNode } from 'preact';
import { send } from '../api.ts';
import { requests } from '../live/board.ts';
import { user } from '../session.ts';
import '../style/requests.css';
import { requestWords } from '../words/say-requests.ts';
import { Problem } from './problem.tsx';
import { askerOf } from './request-state.ts';
import { useRequests } from './use-requests.ts';
import { useTask } from './use-task.ts';

const laterMinutes = 10;

/** Whom one is to call back by hand now, on every view: Familiar can start no call, and one is free. */
export function DueRequest(): VNode | null {
  const say = requestWords.value;
  const { value, reload } = useRequests();
  const task = useTask();
  const agentId = user.value?.agentId ?? null;
  const due = value?.requests.find(one => one.state === 'due' && one.agent?.agentId === agentId);
  if (due === undefined || agentId === null || !requests.value.due.includes(agentId)) return null;
  const who = askerOf(due);
  const putOff = (): Promise<unknown> =>
    send('POST', `/callback-requests/${encodeURIComponent(due.id)}`, {
      action: 'put-off',
      agentId,
      minutes: laterMinutes,
    });
  return (
    <div class="due-request" role="status">
      <p class="sentence">{say.due(who)}</p>
      <a class="button primary" href={`tel:${due.caller.number ?? ''}`} aria-label={`${say.call}: ${who}`}>
        {say.call}
      </a>
      <button
        type="button"
        disabled={task.isBusy}
        aria-label={`${say.tenMinutes}: ${who}`}
        onClick={() => void task.run(putOff).then(reload)}
      >
        {say.tenMinutes}
      </button>
      <Problem error={task.error} />
    </div>
  );
}
