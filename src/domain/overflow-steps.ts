import type { OverflowStep } from './plan.ts';
import type { AgentId } from './roster.ts';

/** Whether a step may ring somebody Familiar can't see: at a number outside, or where the provider rings. */
export function mayRingSomebody({ kind }: OverflowStep): boolean {
  return kind === 'agents' || kind === 'number' || kind === 'as-configured';
}

/** All agents whom the steps name, of rotas those too who are not on call. */
export function namedBySteps(steps: readonly OverflowStep[]): readonly AgentId[] {
  return steps.flatMap(step => {
    if (step.kind !== 'agents') return [];
    const { agentIds, rotas = [] } = step;
    return rotas.length === 0 ? agentIds : [...agentIds, ...rotas.flatMap(rota => rota.agentIds)];
  });
}
