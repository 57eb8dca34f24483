import type { VNode } from 'preact';
import type { AgentList, AgentSummary } from '../../../src/http/contract/agents.ts';
import type { FollowedCalendarList } from '../../../src/http/contract/calendars.ts';
import { words } from '../language.ts';
import { AbsenceCalendar } from '../parts/absence-calendar.tsx';
import { FiguresSwitch } from '../parts/figures-switch.tsx';
import { FollowedCalendars } from '../parts/followed-calendars.tsx';
import { OpenWishes } from '../parts/open-wishes.tsx';
import { Problem } from '../parts/problem.tsx';
import { TeamList } from '../parts/team-list.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { path } from '../router.ts';
import { mayDo, user } from '../session.ts';
import { peopleWords } from '../words/say-people.ts';
import { AgentView } from './agent-view.tsx';
import '../style/people.css';

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
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
        <p>{say.intro}</p>
      </div>
      {mayDo('admin', 'supervisor') && <OpenWishes />}
      {value.agents.length === 0 ? (
        <p class="card empty">{say.none}</p>
      ) : (
        <TeamList team={value.agents} reload={reload} />
      )}
      <AbsenceCalendar agents={value.agents} now={value.now} />
      {mayDo('admin', 'supervisor') && <TeamCalendars agents={value.agents} reload={reload} />}
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
