import type { Decision, Overflow, Reason } from './decision.ts';
import { namedBySteps } from './overflow-steps.ts';
import type { AgentId } from './roster.ts';
import type { Terms } from './terms.ts';

/**
 * A decision as it is journaled and told: without the overflow that was not asked for, and without the guests whom only
 * that names. What is left suffices to make it again.
 */
export function trimDecision(decision: Decision): Decision {
  const { terms, reason, shadow } = decision;
  const trimmed = withoutUnused(terms, (shadow ?? decision).reason.overflow);
  if (trimmed === terms) return decision;
  const unused = new Set(terms.guests.filter(id => !trimmed.guests.includes(id)));
  const kept = { ...decision, terms: trimmed, reason: without(unused, reason) };
  if (shadow === undefined) return kept;
  return { ...kept, shadow: { ...shadow, reason: without(unused, shadow.reason) } };
}

function withoutUnused(terms: Terms, taken: Overflow | null): Terms {
  if (Object.keys(terms.overflow).length === 0) return terms;
  const steps = taken === null ? [] : (terms.overflow[taken.cause] ?? []);
  const named = new Set([...namedByRules(terms), ...namedBySteps(steps)]);
  return {
    ...terms,
    guests: terms.guests.filter(id => named.has(id)),
    overflow: taken === null || steps.length === 0 ? {} : { [taken.cause]: steps },
  };
}

function namedByRules({ caller, returnCall, absences }: Terms): readonly string[] {
  const agents = [...(caller?.fixed ? [caller.fixed] : []), ...(returnCall === null ? [] : [returnCall])];
  return [...agents.map(one => one.agentId), ...absences.flatMap(one => one.deputies)];
}

function without(unused: ReadonlySet<AgentId>, reason: Reason): Reason {
  if (unused.size === 0) return reason;
  return { ...reason, candidates: reason.candidates.filter(one => !unused.has(one.agentId)) };
}
