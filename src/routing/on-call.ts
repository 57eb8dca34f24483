import type { LocalMoment } from '../domain/local-date.ts';
import type { OverflowStep, Plan } from '../domain/plan.ts';
import { absencesAt, offDutyAt } from '../domain/plan-index.ts';
import { type AgentId, agentById, type Roster } from '../domain/roster.ts';
import { onCallAt } from '../domain/rota.ts';
import type { Terms } from '../domain/terms.ts';

interface Present {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly toLocal: (at: number) => LocalMoment;
  /** Whether the hotline is open: only then working times count. */
  readonly isOpen: boolean;
}

/**
 * Puts whoever is on call in place of the rotas that steps name. Who has left, is absent, or is off duty while the
 * hotline is open, is skipped; deputies take over an agent's callers, not their weeks.
 */
export function withWhoIsOnCall(
  overflow: Terms['overflow'],
  { plan, roster }: { readonly plan: Plan; readonly roster: Roster },
  present: Present,
): Terms['overflow'] {
  const chains = Object.entries(overflow);
  if (!chains.some(([, steps]) => steps.some(hasRotas))) return overflow;
  const { now, toLocal, isOpen } = present;
  const absenceOf = absencesAt(plan, now);
  const offDuty = isOpen ? offDutyAt(plan, now, toLocal) : null;
  const moment = toLocal(now);
  const cannot = (id: AgentId): boolean =>
    agentById(roster, id) === null || absenceOf(id) !== null || offDuty?.(id) === true;
  const settle = (step: OverflowStep): OverflowStep => {
    if (step.kind !== 'agents' || step.rotas === undefined) return step;
    const { rotas, ...rest } = step;
    const onCall = rotas.flatMap(rota => onCallAt(rota, moment, cannot) ?? []);
    const agentIds = [...new Set([...step.agentIds, ...onCall])];
    return { ...rest, agentIds, ...(step.agentIds.length === 0 && { onCall: true as const }) };
  };
  return Object.fromEntries(chains.map(([cause, steps]) => [cause, steps.map(settle)]));
}

function hasRotas(step: OverflowStep): boolean {
  return step.kind === 'agents' && step.rotas !== undefined;
}
