import type { VNode } from 'preact';
import type { AgentState } from '../../../src/http/contract/board.ts';
import { say } from '../language.ts';
import { openCalls } from '../live/board.ts';
import { Caller } from './caller.tsx';
import { Duration } from './duration.tsx';

/** One agent: how they are, since when, and with whom. */
export function AgentRow({ agent }: { agent: AgentState }): VNode {
  const call = openCalls.value.find(({ agents }) => agents.some(one => one.agentId === agent.agentId));
  return (
    <li class="agent" data-availability={agent.availability}>
      <span class="dot" aria-hidden="true" />
      <span class="name">{agent.name}</span>
      <span class="how">
        {say(agent.availabilityText)}
        {call !== undefined && (
          <>
            {' · '}
            <Caller caller={call.caller} />
          </>
        )}
      </span>
      {agent.since !== null && <Duration since={agent.since} />}
    </li>
  );
}
