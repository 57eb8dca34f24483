import type { z } from 'zod';
import { figuresShown } from '../../app/page/figures-shown.ts';
import { nameOf } from '../../app/page/live-board.ts';
import { dayOf, wallClockOf } from '../../app/page/local-days.ts';
import { timesOf } from '../../app/plan/change-absences.ts';
import { evidenceAt } from '../../domain/familiarity.ts';
import type { Absence } from '../../domain/plan.ts';
import { membersOf, offDutyAt } from '../../domain/plan-index.ts';
import type { Agent } from '../../domain/roster.ts';
import type { AgentSummary, Away, agentPageSchema } from '../contract/agents.ts';
import { displayNumber, renderAgent, renderCaller } from './render-call.ts';
import type { PageContext } from './route.ts';

const absencesAheadMs = 56 * 86_400_000;
const callersShown = 20;
const figuresDays = 28;

/** The team as it is now. */
export function summariseAgents(page: PageContext): AgentSummary[] {
  const { known } = page.app;
  const live = new Map(page.board.agents().map(one => [one.agentId, one]));
  return known.roster.agents.flatMap(agent => {
    const state = live.get(agent.id);
    return state === undefined ? [] : [{ ...renderAgent(state), ...factsOf(page, agent) }];
  });
}

/** One agent, with everything their page shows and can change. */
export async function describeAgent(
  page: PageContext,
  agent: Agent,
  gone: AbortSignal,
): Promise<z.input<typeof agentPageSchema>> {
  const { app, desk, directory, archive } = page;
  const now = app.clock();
  const ids = [agent.id, ...agent.numbers];
  const [{ revision, absences, weekly }, known, isShown] = await Promise.all([
    timesOf(desk, agent.id),
    archive.callersKnownBy(gone, ids, callersShown),
    figuresShown(directory),
  ]);
  const halfLifeDays = app.known.plan.hotlines[0]?.policy.halfLifeDays ?? 1;
  const summary = summariseAgents(page).find(({ agentId }) => agentId === agent.id);
  const { from } = dayOf(now, wallClockOf(app), figuresDays - 1);
  const period = { from, to: now + 1 };
  return {
    now,
    agent: summary ?? { ...withoutState(agent), ...factsOf(page, agent) },
    partOf: agent.partOf?.userName ?? null,
    colleagues: app.known.roster.agents
      .filter(({ id }) => id !== agent.id)
      .map(({ id, name }) => ({ agentId: id, name })),
    weekly,
    revision,
    absences: absences.map(({ agent: _, ...absence }) => absence),
    devices:
      agent.devices?.map(one => ({ ...one, numbers: one.numbers.map(number => displayNumber(number)) })) ??
      null,
    callers: known.map(({ caller, name, familiarity }) => ({
      caller: renderCaller(caller, name === '' ? null : name),
      evidence: evidenceAt(familiarity, now, halfLifeDays),
      answeredCalls: familiarity.answeredCalls,
      lastAnsweredAt: familiarity.lastAnsweredAt,
    })),
    figures: isShown ? { days: figuresDays, ...(await archive.figuresOf(gone, ids, period)) } : null,
  };
}

type Facts = Pick<AgentSummary, 'presence' | 'numbers' | 'hotlines' | 'absences' | 'isOffDuty'>;

function factsOf(page: PageContext, { id, numbers, presence, dialNumber }: Agent): Facts {
  const { app } = page;
  const { plan } = app.known;
  const now = app.clock();
  const isNear = ({ agentId, from, to }: Absence): boolean =>
    agentId === id && from < now + absencesAheadMs && (to === null || to > now);
  return {
    presence,
    numbers: numbers.map(number => ({
      number,
      display: displayNumber(number),
      isDialled: number === dialNumber,
    })),
    hotlines: plan.hotlines
      .filter(hotline => membersOf(plan, hotline)?.has(id) ?? true)
      .map(({ name }) => name),
    isOffDuty: offDutyAt(plan, now, wallClockOf(app))?.(id) ?? false,
    absences: plan.absences.filter(isNear).map(absence => renderAway(page, absence)),
  };
}

function renderAway({ app }: PageContext, { from, to, deputies, why }: Absence): Away {
  return { from, to, deputies: deputies.map(id => nameOf(app, id)), why };
}

/** The state of an agent the board has not shown yet. */
function withoutState({ id, name }: Agent): ReturnType<typeof renderAgent> {
  return renderAgent({ agentId: id, name, availability: 'unknown', since: null, pause: null, doubt: null });
}
