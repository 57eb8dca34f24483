import type { Decision } from '../../domain/decision.ts';
import type { Phrases } from '../reason-phrases.ts';
import { candidateById, stateOf, statesOf } from './agents.ts';

/** That none of the hotline's agents can be rung, and what keeps them: "everybody is talking". */
export function renderNobody(decision: Decision, say: Phrases): string {
  const { guests, caller } = decision.terms;
  const only = caller?.fixed?.strict ? candidateById(decision, caller.fixed.agentId) : null;
  if (only !== null) return say.onlyFor(only.name, stateOf(only, decision, say));
  const own = decision.reason.candidates.filter(
    one => one.availability !== 'gone' && !guests.includes(one.agentId),
  );
  if (own.length > 1 && own.every(one => one.verdict === 'talking')) return say.everybodyTalks;
  return say.nobodyAvailable(statesOf(own, decision, say));
}
