import type { AgentId } from '../../domain/roster.ts';
import type { PlanDocument, WorkingTimesDocument } from '../../plan/document.ts';
import type { Applied, ChangeRequest } from './apply-plan.ts';
import { basisOf, changePlan } from './change-plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/**
 * Says when an agent works, week by week; null: whenever a hotline is open. What has been changed since elsewhere in
 * the configuration does not matter, as long as the agent's working times are those that were seen.
 */
export async function saveWorkingTimes(
  desk: PlanDesk,
  agentId: AgentId,
  weekly: WorkingTimesDocument['weekly'] | null,
  { by, basedOn }: ChangeRequest,
): Promise<Applied> {
  const timesIn = ({ workingTimes = [] }: PlanDocument): readonly WorkingTimesDocument[] =>
    workingTimes.filter(({ agent }) => agent === agentId);
  return changePlan(desk, { by, basedOn: await basisOf(desk, basedOn, timesIn) }, document =>
    withWorkingTimes(document, agentId, weekly),
  );
}

function withWorkingTimes(
  document: PlanDocument,
  agent: AgentId,
  weekly: WorkingTimesDocument['weekly'] | null,
): object {
  const { workingTimes = [], ...rest } = document;
  const others = workingTimes.filter(one => one.agent !== agent);
  const next = weekly === null ? others : [...others, { agent, weekly }];
  return next.length === 0 ? rest : { ...rest, workingTimes: next };
}
