import type { AgentId } from '../../domain/roster.ts';
import type { PlanDocument, WorkingTimesDocument } from '../../plan/document.ts';
import type { Applied, ChangeRequest } from './apply-plan.ts';
import { changePlan } from './change-plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** Says when an agent works, week by week; null: whenever a hotline is open. */
export function saveWorkingTimes(
  desk: PlanDesk,
  agentId: AgentId,
  weekly: WorkingTimesDocument['weekly'] | null,
  request: ChangeRequest,
): Promise<Applied> {
  return changePlan(desk, request, document => withWorkingTimes(document, agentId, weekly));
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
