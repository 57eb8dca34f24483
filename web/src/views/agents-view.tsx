import type { VNode } from 'preact';
import type { AgentList, AgentSummary } from '../../../src/http/contract/agents.ts';
import type { FollowedCalendarList } from '../../../src/http/contract/calendars.ts';
import { formatDate } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { agents as live } from '../live/board.ts';
import { serverNow } from '../live/clock.ts';
import { AbsenceCalendar } from '../parts/absence-calendar.tsx';
import { Duration } from '../parts/duration.tsx';
import { FiguresSwitch } from '../parts/figures-switch.tsx';
import { FollowedCalendars } from '../parts/followed-calendars.tsx';
import { PauseControl, PauseText } from '../parts/pause-control.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { linkTo, path } from '../router.ts';
import { mayDo, user } from '../session.ts';
import { peopleWords } from '../words/say-people.ts';
import { AgentView } from './agent-view.tsx';

const lookEveryMs = 15_000;

/** The team; with an id in the address, that agent's own page. Agents see only themselves. */
export function AgentsView(): VNode {
  const [, agentId] = path.value;
  const own = user.value?.role === 'agent' ? user.value.agentId : undefined;
  const shown = own === undefined ? agentId : own;
  if (shown === undefined) return <Team />;
  if (shown === null) return <p class="card">{peopleWords.value.notAgent}</p>;
  return <AgentView key={shown} agentId={shown} />;
}

function Team(): VNode {
  const say = peopleWords.value;
  const { value, error, reload } = useLoaded<AgentList>('/agents', lookEveryMs);
  if (value === undefined)
    return error === undefined ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={reload} />
    );
  const now = new Map(live.value.map(one => [one.agentId, one]));
  const team = value.agents.map(agent => ({ ...agent, ...now.get(agent.agentId) }));
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
        <p>{say.intro}</p>
      </div>
      {team.length === 0 && <p class="card empty">{say.none}</p>}
      <ul class="people">
        {team.map(agent => (
          <Member key={agent.agentId} agent={agent} reload={reload} />
        ))}
      </ul>
      <AbsenceCalendar agents={team} now={value.now} />
      {mayDo('admin', 'supervisor') && <TeamCalendars agents={team} reload={reload} />}
      {mayDo('admin') && <FiguresSwitch />}
    </>
  );
}

/** All published calendars; a new one is for the team. */
function TeamCalendars({ agents, reload }: { agents: readonly AgentSummary[]; reload: () => void }): VNode {
  return (
    <section class="card">
      <FollowedCalendars
        loaded={useLoaded<FollowedCalendarList>('/calendars', lookEveryMs)}
        agentId={null}
        suggested="Team"
        names={new Map(agents.map(({ agentId, name }) => [agentId, name]))}
        mayChange
        onChange={reload}
      />
    </section>
  );
}

function Member({ agent, reload }: { agent: AgentSummary; reload: () => void }): VNode {
  const say = peopleWords.value;
  const { agentId, name, availability, availabilityText, since, pause, hotlines, numbers } = agent;
  const away = agent.absences.find(({ from }) => from <= serverNow());
  const dialled = numbers.find(({ isDialled }) => isDialled) ?? numbers[0];
  return (
    <li class="card agent person" data-availability={availability}>
      <span class="dot" aria-hidden="true" />
      <a class="name" href={linkTo('agents', agentId)}>
        {name}
      </a>
      <span class="how">
        {sayText(availabilityText)} {since !== null && <Duration since={since} />}
      </span>
      {away !== undefined && (
        <p class="facts-line">
          <span class="chip">{say.absences.away}</span>{' '}
          <span class="hint">
            {away.to === null ? say.absences.openEnd : say.absences.until(formatDate(away.to - 1))}
            {away.deputies.length > 0 && ` · ${say.absences.standIn(away.deputies)}`}
          </span>
        </p>
      )}
      {agent.isOffDuty && (
        <p class="facts-line">
          <span class="chip">{say.workingTimes.offDuty}</span>
        </p>
      )}
      <p class="hint facts-line">
        {[dialled?.display, hotlines.join(', ')]
          .filter(text => text !== undefined && text !== '')
          .join(' · ')}
      </p>
      <div class="do">
        {mayDo('admin', 'supervisor') ? (
          <details>
            <summary>{pause === null ? say.pause.start : say.pause.end}</summary>
            <PauseControl agent={agent} reload={reload} />
          </details>
        ) : (
          pause !== null && <PauseText pause={pause} />
        )}
      </div>
    </li>
  );
}
