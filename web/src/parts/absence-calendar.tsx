import type { VNode } from 'preact';
import type { AgentSummary } from '../../../src/http/contract/agents.ts';
import { formatDay } from '../format.ts';
import { words } from '../language.ts';
import { dayAt } from '../live/clock.ts';
import { peopleWords } from '../words/say-people.ts';
import { AgentLink } from './agent-link.tsx';
import { Table } from './table.tsx';

const daysShown = 28;
const dayMs = 86_400_000;

/** Who is away on each of the next days. */
export function AbsenceCalendar({ agents, now }: { agents: readonly AgentSummary[]; now: number }): VNode {
  const say = peopleWords.value.absences;
  const days = daysFrom(now);
  const away = agents.filter(agent => days.some(day => isAway(agent, day)));
  return (
    <section class="card" aria-labelledby="away-title">
      <h2 id="away-title">{say.overview}</h2>
      {away.length === 0 ? (
        <p class="hint">{say.nobodyAway}</p>
      ) : (
        <Table label={say.overview}>
          <thead>
            <tr class="days">
              <th scope="col">
                <span class="visually-hidden">{words.value.decision.agent}</span>
              </th>
              {days.map(day => (
                <th key={day} scope="col" data-weekend={isWeekend(day)}>
                  <span aria-hidden="true">{Number(day.slice(-2))}</span>
                  <span class="visually-hidden">{formatDay(day)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {away.map(agent => (
              <tr key={agent.agentId} class="days">
                <th scope="row">
                  <AgentLink agent={agent} />
                </th>
                {days.map(day => (
                  <td key={day} data-away={isAway(agent, day)} data-weekend={isWeekend(day)}>
                    {isAway(agent, day) && <span class="visually-hidden">{say.away}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

/** Days by the company's calendar, starting with that of a given moment. */
function daysFrom(now: number): readonly string[] {
  const first = Date.parse(dayAt(now));
  return Array.from({ length: daysShown }, (_, index) =>
    new Date(first + index * dayMs).toISOString().slice(0, 10),
  );
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

function isAway({ absences }: AgentSummary, day: string): boolean {
  return absences.some(({ from, to }) => dayAt(from) <= day && (to === null || dayAt(to - 1) >= day));
}
