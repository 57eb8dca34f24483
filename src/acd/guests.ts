import type { Plan } from './plan.ts';
import { absencesAt } from './plan-index.ts';
import type { AgentId } from './roster.ts';
import type { Terms } from './terms.ts';

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
