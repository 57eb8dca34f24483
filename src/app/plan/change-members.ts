import type { AgentId } from '../../domain/roster.ts';
import type { Applied, ChangeRequest } from './apply-plan.ts';
import { changePlan, currentDocument } from './change-plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** Whether somebody is to get the first hotline’s calls. */
export interface MemberChange {
  readonly agentId: AgentId;
  readonly takesPart: boolean;
}

/**
 * Changes who gets the first hotline’s calls. Where nobody is left out any more, it is everybody again, also who
 * comes later; that nobody is left is refused.
 */
export async function saveMembers(
  desk: PlanDesk,
  everybody: readonly AgentId[],
  changes: readonly MemberChange[],
  request: ChangeRequest,
): Promise<Applied | 'nobody-left'> {
  const { document } = await currentDocument(desk);
  const members = membersAfter(document.hotlines[0]?.agents ?? everybody, changes);
  if (members.length === 0) return 'nobody-left';
  return changePlan(desk, request, before => {
    const [first, ...others] = before.hotlines;
    if (first === undefined) return before;
    const { agents: _, ...hotline } = first;
    const isEverybody = everybody.every(id => members.includes(id));
    return { ...before, hotlines: [isEverybody ? hotline : { ...hotline, agents: members }, ...others] };
  });
}

function membersAfter(before: readonly AgentId[], changes: readonly MemberChange[]): readonly AgentId[] {
  const members = new Set(before);
  for (const { agentId, takesPart } of changes)
    if (takesPart) members.add(agentId);
    else members.delete(agentId);
  return [...members];
}
