import type { VNode } from 'preact';
import type { AgentState } from '../../../src/http/contract/board.ts';
import { say } from '../language.ts';
import { openCalls } from '../live/board.ts';
import { linkTo } from '../router.ts';
import { Caller } from './caller.tsx';
import { Duration } from './duration.tsx';
import { FreeControl } from './free-control.tsx';

/** One agent: availability, since when, and with whom they talk. */
export function AgentRow({ agent }: { agent: AgentState }): VNode {
  const call = openCalls.value.find(({ agents }) => agents.some(one => one.agentId === agent.agentId));
  return (
    <li class="agent" data-availability={agent.availability}>
      <span class="dot" aria-hidden="true" />
      <a class="name" href={linkTo('agents', agent.agentId)}>
        {agent.name}
      </a>
      <span class="how">
        {say(agent.availabilityText)}
        {agent.doubt !== null && <strong class="doubt"> · {say(agent.doubt.text)}</strong>}
        {agent.pause !== null && agent.pause.reason !== '' && <> · {agent.pause.reason}</>}
        {call !== undefined && (
          <>
            {' · '}
            <Caller caller={call.caller} />
          </>
        )}
      </span>
      {agent.since !== null && <Duration since={agent.since} />}
      {agent.doubt?.kind === 'long-talk' && <FreeControl agent={agent} />}
    </li>
  );
}
