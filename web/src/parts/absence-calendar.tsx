import type { VNode } from 'preact';
import type { AgentSummary } from '../../../src/http/contract/agents.ts';
import { formatDate, formatDay } from '../format.ts';
import { words } from '../language.ts';
import { peopleWords } from '../words/say-people.ts';
import { Table } from './table.tsx';

const daysShown = 28;

interface Day {
  readonly start: number;
  readonly end: number;
  readonly isWeekend: boolean;
}

/** Who is away on which of the next days. */
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
                <th key={day.start} scope="col" data-weekend={day.isWeekend}>
                  <span aria-hidden="true">{formatDay(day.start)}</span>
                  <span class="visually-hidden">{formatDate(day.start)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {away.map(agent => (
              <tr key={agent.agentId} class="days">
                <th scope="row">{agent.name}</th>
                {days.map(day => (
                  <td key={day.start} data-away={isAway(agent, day)} data-weekend={day.isWeekend}>
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

function daysFrom(now: number): readonly Day[] {
  return Array.from({ length: daysShown }, (_, index) => {
    const date = new Date(now);
    date.setHours(0, 0, 0, 0);
    date.setDate(date.getDate() + index);
    const weekday = date.getDay();
    const start = date.getTime();
    return { start, end: date.setDate(date.getDate() + 1), isWeekend: weekday === 0 || weekday === 6 };
  });
}

function isAway({ absences }: AgentSummary, { start, end }: Day): boolean {
  return absences.some(({ from, to }) => from < end && (to === null || to > start));
}
