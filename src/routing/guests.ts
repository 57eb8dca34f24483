import type { Plan } from '../domain/plan.ts';
import { absencesAt } from '../domain/plan-index.ts';
import type { AgentId } from '../domain/roster.ts';
import type { Terms } from '../domain/terms.ts';

/**
 * Those who may get this caller because they are known, or named by a rule, or stand in for one who is absent: each
 * once, also where deputies stand in for each other.
 */
export function heirsOf(
  plan: Plan,
  familiar: readonly AgentId[],
  { caller, returnCall }: Pick<Terms, 'caller' | 'returnCall'>,
  now: number,
): ReadonlySet<AgentId> {
  const heirs = new Set<AgentId>();
  const absenceOf = absencesAt(plan, now);
  const add = (id: AgentId): void => {
    if (heirs.has(id)) return;
    heirs.add(id);
    absenceOf(id)?.deputies.forEach(add);
  };
  if (caller?.fixed) add(caller.fixed.agentId);
  if (returnCall !== null) add(returnCall.agentId);
  familiar.forEach(add);
  return heirs;
}
