import type { VNode } from 'preact';
import type { AgentState, BoardCall } from '../../../src/http/contract/board.ts';
import { say } from '../language.ts';
import { AgentLink } from './agent-link.tsx';
import { Caller } from './caller.tsx';
import { Duration } from './duration.tsx';
import { FreeControl } from './free-control.tsx';

/** One agent: availability, since when, and with whom they talk. */
export function AgentRow({ agent, call }: { agent: AgentState; call: BoardCall | undefined }): VNode {
  return (
    <li class="agent" data-availability={agent.availability}>
      <span class="dot" aria-hidden="true" />
      <AgentLink agent={agent} />
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
