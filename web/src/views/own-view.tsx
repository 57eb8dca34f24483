import type { VNode } from 'preact';
import type { AgentPage } from '../../../src/http/contract/agents.ts';
import type { MissedList } from '../../../src/http/contract/callbacks.ts';
import { formatNumber } from '../format.ts';
import { words } from '../language.ts';
import { callbacks, requests } from '../live/board.ts';
import { awayAt, groupOf } from '../live/group-team.ts';
import { Duration } from '../parts/duration.tsx';
import { FreeControl } from '../parts/free-control.tsx';
import { OpenCallbacks } from '../parts/open-callbacks.tsx';
import { OwnCallers } from '../parts/own-wishes.tsx';
import { PauseControl } from '../parts/pause-control.tsx';
import { Problem } from '../parts/problem.tsx';
import { RequestSection } from '../parts/request-list.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { usePages } from '../parts/use-pages.ts';
import { linkTo } from '../router.ts';
import { user } from '../session.ts';
import { peopleWords } from '../words/say-people.ts';
import { requestWords } from '../words/say-requests.ts';
import '../style/missed.css';
import '../style/people.css';

const lookEveryMs = 5_000;

/** What an agent opens the page for: how they are, a pause, whom to call back, and their callers. */
export function OwnView(): VNode {
  const agentId = user.value?.agentId ?? null;
  if (agentId === null) return <p class="card">{peopleWords.value.notAgent}</p>;
  return <Own key={agentId} agentId={agentId} />;
}

function Own({ agentId }: { agentId: string }): VNode {
  const say = peopleWords.value;
  const address = `/agents/${encodeURIComponent(agentId)}`;
  const { value, error, reload } = useLoaded<AgentPage>(address, lookEveryMs);
  if (value === undefined)
    return error === undefined ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={reload} />
    );
  const { agent, now } = value;
  return (
    <>
      <section
        class="card own-state agent"
        data-availability={agent.availability}
        aria-labelledby="own-title"
      >
        <span class="dot" aria-hidden="true" />
        <div>
          <h1 id="own-title">{agent.name}</h1>
          <p class="sentence" role="status">
            {
              say.own.sentences[
                groupOf(agent.availability, awayAt(agent, now) !== undefined, agent.isOffDuty)
              ]
            }
          </p>
          {agent.since !== null && <Duration since={agent.since} />}
          <PauseControl agent={agent} reload={reload} />
          {agent.doubt?.kind === 'long-talk' && <FreeControl agent={agent} />}
        </div>
      </section>
      <RequestSection title={requestWords.value.own} />
      <Callbacks />
      <OwnCallers page={value} />
      <p class="own-more">
        <a href={linkTo('agents', agentId)}>{say.own.more}</a>
      </p>
    </>
  );
}

/** Their callers who did not get through; the server gives an agent no others. */
function Callbacks(): VNode {
  const say = peopleWords.value.own;
  const list = usePages<MissedList>('/missed', `${callbacks.value?.version} ${requests.value.version}`);
  const count = list.pages?.[0]?.count ?? 0;
  return (
    <section class="own-callbacks" aria-labelledby="own-callbacks-title">
      <h2 id="own-callbacks-title">
        {say.callbacks} {count > 0 && <span class="count">{formatNumber(count)}</span>}
      </h2>
      {list.pages === undefined && list.error !== undefined && (
        <Problem error={list.error} retry={list.reload} />
      )}
      <OpenCallbacks {...list} />
    </section>
  );
}
