import type { VNode } from 'preact';
import type { AgentState } from '../../../src/http/contract/board.ts';
import { send } from '../api.ts';
import { words } from '../language.ts';
import { mayDo, user } from '../session.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** Whether the viewer may say that this agent is free. */
export function mayFree(agentId: string): boolean {
  return mayDo('admin', 'supervisor') || (mayDo('agent') && user.value?.agentId === agentId);
}

/** Ends the talk an agent is thought to be in; the stream brings the result. */
export function FreeControl({ agent }: { agent: Pick<AgentState, 'agentId' | 'name'> }): VNode | null {
  const say = words.value.live;
  const task = useTask();
  if (!mayFree(agent.agentId)) return null;
  return (
    <div class="free">
      <button
        type="button"
        aria-label={say.freeLabel(agent.name)}
        disabled={task.isBusy}
        onClick={() => void task.run(() => send('POST', `/agents/${encodeURIComponent(agent.agentId)}/free`))}
      >
        {say.free}
      </button>
      <Problem error={task.error} />
    </div>
  );
}
