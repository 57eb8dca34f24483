import type { AgentId } from '../../domain/roster.ts';
import type { AbsenceDocument, PlanDocument, WorkingTimesDocument } from '../../plan/document.ts';
import type { Applied, ChangeRequest } from './apply-plan.ts';
import { basisOf, changePlan, currentDocument } from './change-plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** An absence as it is written: dates and times are local ones. */
export type WrittenAbsence = AbsenceDocument;

/** An agent's times as they are written, with the revision they are from. */
interface WrittenTimes {
  readonly revision: number;
  readonly absences: readonly WrittenAbsence[];
  /** When they work; null: whenever a hotline is open. */
  readonly weekly: WorkingTimesDocument['weekly'] | null;
}

export async function timesOf(desk: PlanDesk, agentId: AgentId): Promise<WrittenTimes> {
  const { revision, document } = await currentDocument(desk);
  const { absences = [], workingTimes = [] } = document;
  return {
    revision,
    absences: absences.filter(({ agent }) => agent === agentId),
    weekly: workingTimes.find(({ agent }) => agent === agentId)?.weekly ?? null,
  };
}

/**
 * Replaces all absences of an agent by these. What has been changed since elsewhere in the configuration does not
 * matter, as long as the agent's absences are those that were seen.
 */
export async function saveAbsences(
  desk: PlanDesk,
  agentId: AgentId,
  absences: readonly Omit<WrittenAbsence, 'agent'>[],
  { by, basedOn }: ChangeRequest,
): Promise<Applied> {
  const absencesIn = (document: PlanDocument): readonly WrittenAbsence[] =>
    (document.absences ?? []).filter(({ agent }) => agent === agentId);
  return changePlan(desk, { by, basedOn: await basisOf(desk, basedOn, absencesIn) }, document =>
    withAbsences(document, [
      ...(document.absences ?? []).filter(({ agent }) => agent !== agentId),
      ...absences.map(absence => ({ ...absence, agent: agentId })),
    ]),
  );
}

function withAbsences(document: PlanDocument, absences: readonly WrittenAbsence[]): object {
  const { absences: _, ...rest } = document;
  return absences.length === 0 ? rest : { ...rest, absences };
}
