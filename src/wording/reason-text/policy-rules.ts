import type { Decision, Verdict, WeighedCandidate } from '../../domain/decision.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { Phrases } from '../reason-phrases.ts';
import { alsoRinging, dialledBy, namesOf, statesOf } from './agents.ts';

/** What the policy found: whom the caller knows, or why it is nobody they know. */
export function renderPolicyRule(decision: Decision, say: Phrases): string {
  const { reason, policy } = decision;
  const dialled = dialledBy(decision);
  const [first] = dialled;
  if (first === undefined) return '';
  const calls = callsWith(first);
  const agoDays = daysSince(first, decision.decidedAt);
  const also = alsoRinging(decision, say);
  switch (reason.rule) {
    case 'preferred-agent':
      return `${say.preferredAgent(first.name, calls, agoDays)}${also}`;
    case 'next-familiar':
      return ringTogether(decision)
        ? say.nextFamiliarTogether(namesOf(dialled, say), moreFamiliar(decision, say))
        : `${say.nextFamiliar(first.name, calls, moreFamiliar(decision, say))}${also}`;
    case 'last-agent':
      return `${say.lastAgent(first.name, agoDays)}${also}`;
    case 'majority-agent':
      return `${say.majorityAgent(first.name, { calls, ...sharesIn(decision), factor: policy.factor })}${also}`;
    case 'random':
      return `${whyChance(decision, say)}${say.random(first.name, Math.round(1 / reason.probability))}${also}${passedOver(decision, say)}`;
    default:
      return `${whyNobodyFamiliar(decision, say)}${say.longestIdle(namesOf(dialled, say), dialled.length)}${passedOver(decision, say)}`;
  }
}

/** Whether several ring because nobody the caller knows well can be rung. */
function ringTogether(decision: Decision): boolean {
  const { ringFamiliar, ringNextFamiliar = ringFamiliar } = decision.policy;
  const dialled = dialledBy(decision);
  return (
    ringNextFamiliar > ringFamiliar && dialled.length > ringFamiliar && dialled.every(one => one.evidence > 0)
  );
}

function whyNobodyFamiliar(decision: Decision, say: Phrases): string {
  const { callerIsKnown, basis } = decision.reason;
  if (decision.policy.name === 'longest-idle') return '';
  if (basis === 'memory') return say.notLookedUp;
  if (!callerIsKnown) return say.withheld;
  const familiar = familiarMissing(decision);
  return familiar.length === 0 ? say.newCaller : say.noneFamiliarAvailable(statesOf(familiar, decision, say));
}

/** The agents whom the caller knows, where the sentence is to say why none of them was dialled. */
function familiarMissing({ policy, reason, terms }: Decision): readonly WeighedCandidate[] {
  const isAsked = (policy.name === 'familiar' || policy.name === 'last-agent') && reason.basis === 'store';
  if (!isAsked || !reason.callerIsKnown) return [];
  return reason.candidates.filter(one => one.evidence > 0 && !terms.guests.includes(one.agentId));
}

/** The agents who would have been eligible but for something temporary, unless they are named already. */
function passedOver(decision: Decision, say: Phrases): string {
  const { reason } = decision;
  const named = reason.rule === 'longest-idle' ? familiarMissing(decision) : [];
  const passed = reason.candidates.filter(
    one => (one.verdict === 'missed-last-call' || one.verdict === 'overloaded') && !named.includes(one),
  );
  return passed.length === 0 ? '' : `; ${statesOf(passed, decision, say)}`;
}

function whyChance(decision: Decision, say: Phrases): string {
  if (decision.policy.name === 'random') return '';
  if (decision.reason.basis === 'memory') return say.notLookedUp;
  if (!decision.reason.callerIsKnown) return say.withheld;
  const known = decision.reason.candidates.filter(one => callsWith(one) > 0);
  if (known.length === 0) return say.newCaller;
  const { total, isOfPresent } = sharesIn(decision);
  return total === 0
    ? say.noneFamiliarAvailable(statesOf(known, decision, say))
    : say.noMajority(decision.policy.factor, isOfPresent);
}

/** What the share in policy `tutorial` was taken of: the calls of all agents, or of those present. */
function sharesIn({ reason, policy, terms }: Decision): {
  readonly total: number;
  readonly isOfPresent: boolean;
} {
  const isOfPresent = policy.shareOf === 'present';
  const passesOn = (id: AgentId): boolean =>
    terms.absences.some(({ agentId, deputies }) => agentId === id && deputies.length > 0);
  const isCounted = ({ agentId, verdict }: WeighedCandidate): boolean =>
    !isOfPresent || present.has(verdict) || passesOn(agentId);
  const counted = reason.candidates.filter(one => !terms.guests.includes(one.agentId) && isCounted(one));
  return { total: counted.reduce((sum, one) => sum + callsWith(one), 0), isOfPresent };
}

/** The verdicts of agents who could have been rung. */
const present: ReadonlySet<Verdict> = new Set([
  'dialled',
  'only-tried',
  'less-familiar',
  'not-familiar',
  'not-drawn',
]);

/** The agents whom the caller knows better than the one dialled, each with what kept them from it. */
function moreFamiliar(decision: Decision, say: Phrases): string {
  const { candidates } = decision.reason;
  const best = candidates[0]?.evidence ?? 0;
  const better = candidates.filter(
    one =>
      one.verdict !== 'dialled' &&
      one.verdict !== 'gone' &&
      one.evidence >= best &&
      !decision.terms.guests.includes(one.agentId),
  );
  return statesOf(better, decision, say);
}

function callsWith({ familiarity }: WeighedCandidate): number {
  return familiarity?.answeredCalls ?? 0;
}

function daysSince(candidate: WeighedCandidate, now: number): number {
  return Math.max(0, Math.floor((now - (candidate.familiarity?.lastAnsweredAt ?? now)) / 86_400_000));
}
