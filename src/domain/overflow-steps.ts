import type { OverflowStep } from './plan.ts';
import type { AgentId } from './roster.ts';

/** Who picks up at a number outside, or where the provider rings, Familiar can't know. */
export function mayRingSomebody({ kind }: OverflowStep): boolean {
  return kind === 'agents' || kind === 'number' || kind === 'as-configured';
}

/** Everybody whom the steps name. */
export function namedBySteps(steps: readonly OverflowStep[]): readonly AgentId[] {
  return steps.flatMap(step => (step.kind === 'agents' ? step.agentIds : []));
}
