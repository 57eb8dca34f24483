import type { VNode } from 'preact';
import type { BoardCall } from '../../../src/http/contract/board.ts';
import { words } from '../language.ts';
import { agents, calls, callsByAgent, hotlines, isLoaded, openCalls, requests } from '../live/board.ts';
import { AgentRow } from '../parts/agent-row.tsx';
import { CallRow } from '../parts/call-row.tsx';
import { FigureStrip } from '../parts/figure-strip.tsx';
import { lazy } from '../parts/lazy.tsx';
import { WaitingLine } from '../parts/waiting-line.tsx';
import { linkTo } from '../router.ts';

const RequestLine = lazy(async () => (await import('../parts/request-line.tsx')).RequestLine, {
  isQuiet: true,
});

/** How many of the calls that are over are shown. */
const lastShown = 10;

/** The board: what happens now, and what happened last. */
export function LiveView(): VNode {
  const say = words.value.live;
  const shown = [...openCalls.value, ...calls.value.filter(isOver).slice(0, lastShown)];
  if (!isLoaded.value) return <p class="loading">{words.value.loading}</p>;
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
        <p>
          {hotlines.value.join(' · ')}
          <span class="live-count">{say.openCalls(openCalls.value.length)}</span>
        </p>
      </div>
      <FigureStrip />
      <WaitingLine />
      {requests.value.open > 0 && <RequestLine />}
      <div class="board">
        <section aria-labelledby="calls-title" class="feed">
          <h2 id="calls-title">{say.calls}</h2>
          {calls.value.length === 0 && <p class="empty">{say.noCalls}</p>}
          <ol>
            {shown.map(call => (
              <CallRow key={call.callId} call={call} />
            ))}
          </ol>
          <p class="all">
            <a href={linkTo('calls')}>{say.allCalls}</a>
          </p>
        </section>
        <section aria-labelledby="agents-title" class="team">
          <h2 id="agents-title">{say.agents}</h2>
          {agents.value.length === 0 && <p class="empty">{say.noAgents}</p>}
          <ul>
            {agents.value.map(agent => (
              <AgentRow key={agent.agentId} agent={agent} call={callsByAgent.value.get(agent.agentId)} />
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

function isOver({ state }: BoardCall): boolean {
  return state === 'ended';
}
