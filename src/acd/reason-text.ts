import type { Decision, WeighedCandidate } from './decision.ts';
import { type Language, type Phrases, phrases } from './reason-phrases.ts';

/** Says why a call went where it went, in one sentence that needs no knowledge of telephony. */
export function renderReason(decision: Decision, language: Language): string {
  const say = phrases[language];
  const sentence = `${because(decision, say)}${presence(decision, say)}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function because(decision: Decision, say: Phrases): string {
  const { reason, policy, outcome } = decision;
  const dialled = reason.candidates.filter(one => one.verdict === 'dialled');
  const [first, ...others] = dialled;
  if (first === undefined)
    return say.nobodyAvailable(unavailable(decision, say), outcome.kind === 'voicemail');
  const who = say.list(dialled.map(one => one.name));
  const also = others.length === 0 ? '' : say.alsoRings(say.list(others.map(one => one.name)), others.length);
  const calls = first.familiarity?.answeredCalls ?? 0;
  const agoDays = daysSince(first, decision.decidedAt);
  switch (reason.rule) {
    case 'preferred-agent':
      return `${say.preferredAgent(first.name, calls, agoDays)}${also}`;
    case 'next-familiar':
      return `${say.nextFamiliar(first.name, calls, moreFamiliar(decision, say))}${also}`;
    case 'last-agent':
      return say.lastAgent(who, agoDays);
    case 'majority-agent':
      return say.majorityAgent(who, calls, totalCalls(decision), policy.factor);
    case 'longest-idle':
      return `${whyNobodyFamiliar(decision, say)}${say.longestIdle(who, dialled.length)}${passedOver(decision, say)}`;
    case 'random':
      return `${whyChance(decision, say)}${say.random(who, Math.round(1 / reason.probability))}${passedOver(decision, say)}`;
    case 'nobody-available':
      return say.nobodyAvailable(unavailable(decision, say), false);
  }
}

function whyNobodyFamiliar(decision: Decision, say: Phrases): string {
  const { callerIsKnown, basis } = decision.reason;
  if (decision.policy.name === 'longest-idle') return '';
  if (basis === 'memory') return say.notLookedUp;
  if (!callerIsKnown) return say.withheld;
  const familiar = familiarMissing(decision);
  return familiar.length === 0 ? say.newCaller : say.noneFamiliarAvailable(states(familiar, say));
}

/** The agents whom the caller knows, where the reason says why none of them was dialled. */
function familiarMissing({ policy, reason }: Decision): readonly WeighedCandidate[] {
  const isAsked = (policy.name === 'familiar' || policy.name === 'last-agent') && reason.basis === 'store';
  return isAsked && reason.callerIsKnown ? reason.candidates.filter(one => one.evidence > 0) : [];
}

/** The agents who would have come in question, had they not just missed this caller; if not named already. */
function passedOver(decision: Decision, say: Phrases): string {
  const named = decision.reason.rule === 'longest-idle' ? familiarMissing(decision) : [];
  const missed = decision.reason.candidates.filter(
    one => one.verdict === 'missed-last-call' && !named.includes(one),
  );
  return missed.length === 0 ? '' : `; ${states(missed, say)}`;
}

function presence({ reason }: Decision, say: Phrases): string {
  const [first] = reason.candidates;
  return first?.verdict === 'dialled' && first.availability === 'unknown' ? say.presenceUnknown : '';
}

function whyChance(decision: Decision, say: Phrases): string {
  if (decision.policy.name === 'random') return '';
  if (decision.reason.basis === 'memory') return say.notLookedUp;
  if (!decision.reason.callerIsKnown) return say.withheld;
  return totalCalls(decision) === 0 ? say.newCaller : say.noMajority(decision.policy.factor);
}

/** The agents whom the caller knows better than the one dialled, each with what kept them from it. */
function moreFamiliar({ reason }: Decision, say: Phrases): string {
  const best = reason.candidates[0]?.evidence ?? 0;
  return states(
    reason.candidates.filter(
      one => one.verdict !== 'dialled' && one.verdict !== 'gone' && one.evidence >= best,
    ),
    say,
  );
}

function unavailable({ reason }: Decision, say: Phrases): string {
  return states(
    reason.candidates.filter(one => one.availability !== 'gone'),
    say,
  );
}

/** "Anna is talking and Ben is offline": at most three, then a count. */
function states(candidates: readonly WeighedCandidate[], say: Phrases): string {
  const shown = candidates.slice(0, 3).map(one => `${one.name} ${stateOf(one, say)}`);
  const more = candidates.length - shown.length;
  return say.list(more > 0 ? [...shown, say.others(more)] : shown);
}

function stateOf({ availability, verdict }: WeighedCandidate, say: Phrases): string {
  return verdict === 'missed-last-call' ? say.missedLastCall : say.state[availability];
}

function totalCalls({ reason }: Decision): number {
  return reason.candidates.reduce((sum, one) => sum + (one.familiarity?.answeredCalls ?? 0), 0);
}

function daysSince(candidate: WeighedCandidate, now: number): number {
  return Math.max(0, Math.floor((now - (candidate.familiarity?.lastAnsweredAt ?? now)) / 86_400_000));
}
