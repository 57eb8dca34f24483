import type { Candidate, Decision, Outcome, Rule, Situation, Verdict, WeighedCandidate } from './decision.ts';
import { evidenceAt } from './familiarity.ts';
import { byFamiliarity, type Weighed } from './hunt.ts';
import { type Choice, policies } from './policies.ts';

/**
 * Decides who gets a call, and says why. The same situation always gives the same decision, whatever the order
 * of its candidates; nobody is dialled who is not available, and somebody always is where anybody is available.
 */
export function decide(situation: Situation): Decision {
  const { policy, now } = situation;
  const team = situation.candidates.map(candidate => weighed(candidate, situation));
  const available = team.filter(isDialable);
  const choice: Choice =
    available.length === 0
      ? { rule: 'nobody-available', dialled: [], probability: 1 }
      : policies[policy.name](situation, available, team);
  return {
    callId: situation.callId,
    decidedAt: now,
    policy,
    outcome: outcomeOf(choice, situation),
    reason: {
      rule: choice.rule,
      candidates: weigh(team, choice),
      probability: choice.probability,
      callerIsKnown: situation.callerIsKnown,
      basis: situation.basis,
    },
  };
}

/** The situation a decision was made in, so that it can be made again. */
export function situationOf(decision: Decision): Situation {
  const { callerIsKnown, basis, candidates } = decision.reason;
  return {
    callId: decision.callId,
    now: decision.decidedAt,
    policy: decision.policy,
    candidates: candidates.map(({ evidence: _, verdict: __, ...candidate }) => candidate),
    callerIsKnown,
    basis,
  };
}

// Here and below objects are written out where a spread would say the same: for a dozen agents, twice each, spreading
// took longer than all the rest of a decision.
function weighed(candidate: Candidate, { now, policy }: Situation): Weighed {
  const { agentId, name, dialNumber, availability, idleSince, familiarity } = candidate;
  const evidence = familiarity === null ? 0 : evidenceAt(familiarity, now, policy.halfLifeDays);
  return { agentId, name, dialNumber, availability, idleSince, familiarity, evidence };
}

function isDialable(candidate: Weighed): boolean {
  return candidate.availability === 'available' && candidate.dialNumber !== null;
}

function outcomeOf(choice: Choice, situation: Situation): Outcome {
  if (choice.dialled.length === 0) return { kind: situation.policy.overflow };
  return {
    kind: 'dial',
    agentIds: choice.dialled.map(one => one.agentId),
    numbers: choice.dialled.flatMap(one => one.dialNumber ?? []),
  };
}

/** Everybody with the reason why they were dialled or not: the dialled in their order, then the most familiar. */
function weigh(team: readonly Weighed[], choice: Choice): WeighedCandidate[] {
  const others = team.filter(one => !choice.dialled.includes(one)).sort(byFamiliarity);
  return [
    ...choice.dialled.map(one => judged(one, 'dialled')),
    ...others.map(one => judged(one, verdictOn(one, choice.rule))),
  ];
}

function judged(one: Weighed, verdict: Verdict): WeighedCandidate {
  const { agentId, name, dialNumber, availability, idleSince, familiarity, evidence } = one;
  return { agentId, name, dialNumber, availability, idleSince, familiarity, evidence, verdict };
}

function verdictOn(loser: Weighed, rule: Rule): Verdict {
  if (loser.availability !== 'available') return loser.availability;
  if (loser.dialNumber === null) return 'offline';
  switch (rule) {
    case 'preferred-agent':
    case 'next-familiar':
    case 'majority-agent':
      return loser.evidence > 0 ? 'less-familiar' : 'not-familiar';
    case 'last-agent':
      return 'not-the-last';
    case 'longest-idle':
      return 'idle-for-less';
    case 'random':
    case 'nobody-available':
      return 'not-drawn';
  }
}
