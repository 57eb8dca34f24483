import type { VNode } from 'preact';
import type { AgentPage } from '../../../src/http/contract/agents.ts';
import { formatDuration, formatNumber } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { agentsById } from '../live/board.ts';
import { Absences } from '../parts/absences.tsx';
import { DeviceList } from '../parts/device-list.tsx';
import { Duration } from '../parts/duration.tsx';
import { FreeControl, mayFree } from '../parts/free-control.tsx';
import { KnownCallers } from '../parts/known-callers.tsx';
import { PauseControl, PauseText } from '../parts/pause-control.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { WorkingTimes } from '../parts/working-times.tsx';
import { linkTo } from '../router.ts';
import { mayDo } from '../session.ts';
import { peopleWords } from '../words/say-people.ts';
import '../style/people.css';

const lookEveryMs = 5_000;

/** One agent's page: availability, absences, and the callers they know. */
export function AgentView({ agentId }: { agentId: string }): VNode {
  const say = peopleWords.value;
  const { value, error, reload } = useLoaded<AgentPage>(
    `/agents/${encodeURIComponent(agentId)}`,
    lookEveryMs,
  );
  if (value === undefined)
    return error === undefined ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={reload} />
    );
  const agent = { ...value.agent, ...agentsById.value.get(agentId) };
  const mayChange = mayDo('admin', 'supervisor', 'agent');
  return (
    <>
      {!mayDo('agent') && (
        <p>
          <a href={linkTo('agents')}>← {say.back}</a>
        </p>
      )}
      <div class="title agent-title" data-availability={agent.availability}>
        <h1>{agent.name}</h1>
        <p>
          {sayText(agent.availabilityText)}
          {agent.doubt !== null && <> · {sayText(agent.doubt.text)}</>}{' '}
          {agent.since !== null && <Duration since={agent.since} />}
        </p>
      </div>
      <div class="columns">
        <div>
          <section class="card" aria-labelledby="pause-title">
            <h2 id="pause-title">{say.pause.title}</h2>
            {mayChange ? (
              <PauseControl agent={agent} reload={reload} />
            ) : (
              agent.pause !== null && <PauseText pause={agent.pause} />
            )}
            <p class="hint">{say.pause.hint}</p>
          </section>
          {agent.availability === 'talking' && mayFree(agent.agentId) && (
            <section class="card" aria-labelledby="free-title">
              <h2 id="free-title">{say.free.title}</h2>
              <FreeControl agent={agent} />
              <p class="hint">{say.free.hint}</p>
            </section>
          )}
          <WorkingTimes page={value} reload={reload} />
          <Absences page={value} mayChange={mayChange} reload={reload} />
          <Facts page={value} />
          <DeviceList devices={value.devices} />
        </div>
        <div>
          <KnownCallers page={value} title={say.knows} />
        </div>
      </div>
    </>
  );
}

function Facts({ page }: { page: AgentPage }): VNode {
  const say = peopleWords.value;
  const { agent, figures, partOf } = page;
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{say.numbers}</h2>
      <dl class="facts">
        {agent.numbers.map(({ number, display, isDialled }) => (
          <div key={number}>
            <dt>{display}</dt>
            <dd>{isDialled ? say.dialled : ''}</dd>
          </div>
        ))}
        <div>
          <dt>{say.presence.label}</dt>
          <dd>{say.presence[agent.presence]}</dd>
        </div>
        <div>
          <dt>{say.hotlines}</dt>
          <dd>{agent.hotlines.join(', ')}</dd>
        </div>
        {partOf !== null && (
          <div>
            <dt>{say.partOf.label}</dt>
            <dd>{partOf}</dd>
          </div>
        )}
        {figures !== null && (
          <div>
            <dt>{say.figures.days(formatNumber(figures.days))}</dt>
            <dd>
              {say.figures.answered}: {formatNumber(figures.answered)} · {say.figures.talked}:{' '}
              {formatDuration(figures.talkMs)}
            </dd>
          </div>
        )}
      </dl>
      {partOf !== null && <p class="hint">{say.partOf.hint}</p>}
    </section>
  );
}
