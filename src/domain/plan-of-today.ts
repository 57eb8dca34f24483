import { namedBySteps } from './overflow-steps.ts';
import type { CallerRule, Hotline, OverflowStep, Plan } from './plan.ts';
import type { AgentId, Roster } from './roster.ts';

/**
 * The ids that an agent of the plan has on today's roster: several where a user's numbers have become agents.
 */
type IdsToday = (id: AgentId) => readonly AgentId[];

/**
 * Makes a function that replaces the ids by which a plan knows its agents with those they have today: a plan
 * is kept for years, while an agent known by number may become a user of the account, and a user several
 * agents. A plan in which no id has changed comes back as it is. The last result is remembered.
 */
export function createPlanOfToday(): (plan: Plan, roster: Roster) => Plan {
  let last: {
    readonly plan: Plan;
    readonly roster: Roster;
    readonly identities: string;
    readonly today: Plan;
  } | null = null;
  return (plan, roster) => {
    if (last?.plan === plan && last.roster === roster) return last.today;
    const identities = identitiesOf(roster);
    const today =
      last?.plan === plan && last.identities === identities ? last.today : planOfToday(plan, roster);
    last = { plan, roster, identities, today };
    return today;
  };
}

/** Who the agents are, without what changes by the minute. */
function identitiesOf({ agents }: Roster): string {
  return JSON.stringify(agents.map(({ id, numbers, partOf }) => [id, numbers, partOf?.userId]));
}

function planOfToday(plan: Plan, roster: Roster): Plan {
  const idsOf = createIdsToday(roster);
  const all = (ids: readonly AgentId[]): readonly AgentId[] => [...new Set(ids.flatMap(idsOf))];
  const isMoved = (id: AgentId): boolean => idsOf(id)[0] !== id;
  if (!namedIn(plan).some(isMoved)) return plan;
  // Turns are counted, so nobody may get a second one.
  const one = (id: AgentId): AgentId => idsOf(id)[0] ?? id;
  return {
    ...plan,
    hotlines: plan.hotlines.map(hotline => hotlineOfToday(hotline, { all, one })),
    absences: plan.absences.flatMap(absence =>
      idsOf(absence.agentId).map(agentId => ({ ...absence, agentId, deputies: all(absence.deputies) })),
    ),
    workingTimes: plan.workingTimes.flatMap(times =>
      idsOf(times.agentId).map(agentId => ({ ...times, agentId })),
    ),
    callers: plan.callers.map(rule => ({
      ...rule,
      never: all(rule.never),
      fixed: fixedOfToday(rule, idsOf),
    })),
  };
}

function createIdsToday({ agents }: Roster): IdsToday {
  const ids = new Map<AgentId, readonly AgentId[]>();
  for (const { id, numbers, partOf } of agents) {
    for (const number of numbers) ids.set(number, [id]);
    if (partOf !== undefined) ids.set(partOf.userId, [...(ids.get(partOf.userId) ?? []), id]);
  }
  for (const { id } of agents) ids.set(id, [id]);
  return id => ids.get(id) ?? [id];
}

function namedIn({ hotlines, absences, workingTimes, callers }: Plan): readonly AgentId[] {
  return [
    ...hotlines.flatMap(({ agents, overflow }) => [
      ...(agents ?? []),
      ...Object.values(overflow).flatMap(namedBySteps),
    ]),
    ...absences.flatMap(({ agentId, deputies }) => [agentId, ...deputies]),
    ...workingTimes.map(({ agentId }) => agentId),
    ...callers.flatMap(({ fixed, never }) => [...(fixed === null ? [] : [fixed.agentId]), ...never]),
  ];
}

interface Renaming {
  readonly all: (ids: readonly AgentId[]) => readonly AgentId[];
  readonly one: (id: AgentId) => AgentId;
}

function stepOfToday(step: OverflowStep, { all, one }: Renaming): OverflowStep {
  if (step.kind !== 'agents') return step;
  const { rotas } = step;
  return {
    ...step,
    agentIds: all(step.agentIds),
    ...(rotas && { rotas: rotas.map(rota => ({ ...rota, agentIds: rota.agentIds.map(one) })) }),
  };
}

function hotlineOfToday(hotline: Hotline, renaming: Renaming): Hotline {
  const ofToday = (steps: readonly OverflowStep[]): readonly OverflowStep[] =>
    steps.map(step => stepOfToday(step, renaming));
  const {
    closed,
    holiday,
    exception,
    'nobody-reachable': unreachable,
    'all-busy': busy,
    'hold-exhausted': held,
  } = hotline.overflow;
  return {
    ...hotline,
    agents: hotline.agents && renaming.all(hotline.agents),
    overflow: {
      closed: ofToday(closed),
      ...(holiday && { holiday: ofToday(holiday) }),
      ...(exception && { exception: ofToday(exception) }),
      'nobody-reachable': ofToday(unreachable),
      'all-busy': ofToday(busy),
      'hold-exhausted': ofToday(held),
    },
  };
}

/** A caller can't be given to several agents: the company must say again whom it means today. */
function fixedOfToday({ fixed }: CallerRule, idsOf: IdsToday): CallerRule['fixed'] {
  const [agentId, ...others] = fixed === null ? [] : idsOf(fixed.agentId);
  return fixed === null || agentId === undefined || others.length > 0 ? fixed : { ...fixed, agentId };
}
