import { type CallFate, isFamiliar, isInTime, isReturning } from '../../analysis/measures/call-fate.ts';
import { fateOfRecord } from '../../analysis/measures/fate-of-record.ts';
import type { CallRecord } from '../../domain/call-record.ts';
import type { Rule } from '../../domain/decision.ts';
import { hotlineNameToday } from '../../domain/plan-index.ts';
import { type AgentId, agentById } from '../../domain/roster.ts';
import type { PastGist } from '../ports/page.ts';
import type { ArchiveContext } from './archive-context.ts';

/** Which of the hotlines' calls a figure counts, by its name. */
const counted = {
  offered: () => true,
  open: fate => fate.outcome === 'open',
  answered: fate => fate.outcome === 'answered',
  missed: fate => fate.outcome !== 'answered' && fate.outcome !== 'open',
  'in-time': isInTime,
  returning: isReturning,
  familiar: isFamiliar,
} satisfies Record<string, (fate: CallFate, serviceLevelMs: number) => boolean>;

export type CountedAs = keyof typeof counted;

/** Which calls are asked for. Null: all. */
export interface CallFilter {
  readonly kind: CallRecord['kind'] | null;
  readonly countedAs: CountedAs | null;
  /** Who talked, or made the call. */
  readonly agentId: AgentId | null;
  /** The hotline's name. */
  readonly hotline: string | null;
  readonly rule: Rule | null;
}

/** Whether a call is asked for. */
export function isAskedFor(
  known: ArchiveContext['known'],
  { kind, countedAs, agentId, hotline, rule }: CallFilter,
  { call, gist }: PastGist,
): boolean {
  return (
    (kind === null || call.kind === kind) &&
    (countedAs === null || isCounted(known, { call, gist }, countedAs)) &&
    (agentId === null || agentsOf(known, call).includes(agentId)) &&
    (hotline === null || hotlineOf(known, { call, gist }) === hotline) &&
    (rule === null || gist?.rule === rule)
  );
}

function isCounted({ plan }: ArchiveContext['known'], { call, gist }: PastGist, as: CountedAs): boolean {
  const fate = fateOfRecord(call, gist);
  return fate !== null && counted[as](fate, plan.goals.serviceLevelMs);
}

/** The name of the hotline that was called; null: none was. */
export function hotlineOf({ plan }: ArchiveContext['known'], { call, gist }: PastGist): string | null {
  if (call.kind !== 'hotline') return null;
  return hotlineNameToday(plan, call.called, gist?.hotline ?? null);
}

function agentsOf({ roster }: ArchiveContext['known'], call: CallRecord): readonly AgentId[] {
  return [call.agentId, call.firstAgentId, call.callingAgentId].flatMap(id =>
    id === null ? [] : (agentById(roster, id)?.id ?? id),
  );
}
