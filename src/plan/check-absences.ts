import type { LocalDate } from '../domain/local-date.ts';
import type { AgentId } from '../domain/roster.ts';
import type { PlanDocument } from './document.ts';
import type { Finding } from './plan-problem.ts';

/** So nobody alone can fill the configuration, which holds 5,000. */
const mostOfAgent = 1_000;

/**
 * Absences that end before they begin, more than {@link mostOfAgent} of one agent, and deputies who stand in for each other while all of them are away.
 */
export function checkAbsences({ absences = [] }: PlanDocument, today: LocalDate): readonly Finding[] {
  const away = absences.map(({ agent, from, to, deputies = [] }, index) => ({
    index,
    agent,
    deputies,
    from: from.padEnd(16, ' 00:00'),
    to: (to ?? '9999-12-31').padEnd(16, ' 24:00'),
  }));
  const backwards = away.filter(one => one.to <= one.from);
  // What is over does no harm, and nobody should have to tidy it up.
  const ahead = away.filter(one => one.from < one.to && one.to > today);
  return [
    ...crowds(absences),
    ...backwards.map(({ index, to }) => ({
      path: ['absences', index, 'to'],
      value: absences[index]?.to ?? to,
      remedy: backwardsRemedy,
    })),
    ...ahead
      .filter(one => standsInForSelf(one, ahead))
      .map(({ index, deputies }) => ({
        path: ['absences', index, 'deputies'],
        value: deputies,
        remedy: loopRemedy,
      })),
  ];
}

function crowds(absences: NonNullable<PlanDocument['absences']>): readonly Finding[] {
  const counts = new Map<AgentId, number>();
  return absences.flatMap(({ agent }, index) => {
    const count = (counts.get(agent) ?? 0) + 1;
    counts.set(agent, count);
    const path = ['absences', index, 'agent'];
    return count === mostOfAgent + 1 ? [{ path, value: agent, remedy: crowdRemedy }] : [];
  });
}

interface Away {
  readonly index: number;
  readonly agent: AgentId;
  readonly deputies: readonly AgentId[];
  /** In the form `2026-12-21 00:00`, in which moments compare as texts. */
  readonly from: string;
  readonly to: string;
}

/** Whether the chain of deputies leads back, among those who are away when this absence begins. */
function standsInForSelf({ agent, from, deputies }: Away, all: readonly Away[]): boolean {
  const then = all.filter(one => one.from <= from && from < one.to);
  const seen = new Set<AgentId>();
  const waiting = [...deputies];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === agent) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const one of then) if (one.agent === next) waiting.push(...one.deputies);
  }
  return false;
}

const crowdRemedy = {
  en: 'remove absences of this agent: nobody has room for more than 1,000',
  de: 'entfernen Sie Abwesenheiten dieser Person: Für mehr als 1.000 ist kein Platz',
};
const backwardsRemedy = {
  en: 'give an end after the beginning, or leave it out until further notice',
  de: 'geben Sie ein Ende nach dem Beginn an, oder lassen Sie es weg, wenn das Ende offen ist',
};
const loopRemedy = {
  en: 'name somebody who is there: these stand in for each other while all of them are away',
  de: 'nennen Sie jemanden, der da ist: Diese vertreten sich gegenseitig, während sie alle abwesend sind',
};
