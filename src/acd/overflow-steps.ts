import type { OverflowStep } from './plan.ts';
import type { AgentId } from './roster.ts';

/** Everybody whom the steps name. */
export function namedBySteps(steps: readonly OverflowStep[]): readonly AgentId[] {
  return steps.flatMap(step => (step.kind === 'agents' ? step.agentIds : []));
}
