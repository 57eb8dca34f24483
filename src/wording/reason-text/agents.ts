import type { Decision, WeighedCandidate } from '../../domain/decision.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { Phrases } from '../reason-phrases.ts';

/** The agents whom a decision rings, in order. */
export function dialledBy({ reason }: Decision): readonly WeighedCandidate[] {
  return reason.candidates.filter(one => one.verdict === 'dialled');
}

export function namesOf(agents: readonly WeighedCandidate[], say: Phrases): string {
  return say.list(agents.map(one => one.name));
}

/** Who rings besides the first: "; Ben rings too". */
export function alsoRinging(decision: Decision, say: Phrases): string {
  const [, ...others] = dialledBy(decision);
  if (others.length === 0) return '';
  const names = namesOf(others, say);
  const isForVip = decision.terms.caller?.vip === true && others.length === 1;
  return isForVip ? say.alsoRingsForVip(names) : say.alsoRings(names, others.length);
}

/** "Anna is talking and Ben is offline": at most three, then a count. */
export function statesOf(candidates: readonly WeighedCandidate[], decision: Decision, say: Phrases): string {
  const shown = candidates.slice(0, 3).map(one => `${one.name} ${stateOf(one, decision, say)}`);
  const more = candidates.length - shown.length;
  return say.list(more > 0 ? [...shown, say.others(more)] : shown);
}

/** What kept somebody from being dialled, as said after their name. */
export function stateOf(one: WeighedCandidate, { terms }: Decision, say: Phrases): string {
  switch (one.verdict) {
    case 'missed-last-call':
      return say.missedLastCall;
    case 'never':
      return say.neverWithThisCaller;
    case 'kept':
      return say.keptForWaiting;
    case 'off-duty':
      return say.offDuty;
    case 'absent': {
      const absence = terms.absences.find(({ agentId }) => agentId === one.agentId);
      return say.away(absence?.why ?? '', absence?.until == null ? '' : say.day(absence.until));
    }
    case 'overloaded':
      return say.overloaded(terms.overloaded.find(({ agentId }) => agentId === one.agentId)?.multiple ?? 0);
    default:
      return say.state[one.availability];
  }
}

export function candidateById({ reason }: Decision, agentId: AgentId | null): WeighedCandidate | null {
  return reason.candidates.find(one => one.agentId === agentId) ?? null;
}
