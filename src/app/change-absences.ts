import type { AgentId } from '../acd/roster.ts';
import type { TimeZone } from '../acd/time-zone.ts';
import { zoneOf } from '../plan/compile-plan.ts';
import type { AbsenceDocument } from '../plan/document.ts';
import { type MarkedTime, mergeAbsences } from '../plan/merge-absences.ts';
import type { Applied, ChangeRequest } from './apply-plan.ts';
import { changePlan, currentDocument } from './change-plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** An absence as it is written: dates and times are local ones. */
export type WrittenAbsence = AbsenceDocument;

/** Reads the times that a calendar file marks; the problem where it is none. */
export type ReadCalendar = (
  bytes: Uint8Array,
  options: { readonly zone: TimeZone; readonly now: number },
) => Promise<
  | { readonly ok: true; readonly absences: readonly MarkedTime[]; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problem: string }
>;

/** An agent's absences as they are written, with the revision in which they stand. */
export async function absencesOf(
  desk: PlanDesk,
  agentId: AgentId,
): Promise<{ readonly revision: number; readonly absences: readonly WrittenAbsence[] }> {
  const { revision, document } = await currentDocument(desk);
  return { revision, absences: (document.absences ?? []).filter(({ agent }) => agent === agentId) };
}

/** Puts these in the place of all absences of an agent. */
export function saveAbsences(
  desk: PlanDesk,
  agentId: AgentId,
  absences: readonly Omit<WrittenAbsence, 'agent'>[],
  request: ChangeRequest,
): Promise<Applied> {
  return changePlan(desk, request, document => ({
    ...document,
    absences: [
      ...(document.absences ?? []).filter(({ agent }) => agent !== agentId),
      ...absences.map(absence => ({ ...absence, agent: agentId })),
    ],
  }));
}

/** Takes over what an agent's calendar marks; what it marked before is replaced. The problem where it is no calendar. */
export async function importCalendar(
  desk: PlanDesk,
  readCalendar: ReadCalendar,
  wanted: {
    readonly agentId: AgentId;
    readonly deputies: readonly AgentId[];
    readonly bytes: Uint8Array;
    readonly by: string;
  },
): Promise<Applied | { readonly kind: 'unreadable'; readonly problem: string }> {
  const { revision, document } = await currentDocument(desk);
  const zone = zoneOf(document.timeZone);
  const now = desk.clock();
  const read = await readCalendar(wanted.bytes, { zone, now });
  if (!read.ok) return { kind: 'unreadable', problem: read.problem };
  const { agentId: agent, deputies, by } = wanted;
  return changePlan(desk, { by, basedOn: revision }, before =>
    mergeAbsences(before, read.absences, { agent, deputies, zone, now }),
  );
}
