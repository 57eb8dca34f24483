import type { Candidate, Decision, Outcome, Situation, Verdict, WeighedCandidate } from './decision.ts';
import { evidenceAt } from './familiarity.ts';
import { byFamiliarity, type Weighed } from './hunt.ts';
import { type Choice, policies } from './policies.ts';

/**
 * Decides who gets a call, and says why. The same situation always gives the same decision, whatever the order
 * of its candidates; nobody is dialled who can't be, and somebody always is where anybody is available or may be.
 */
export function decide(situation: Situation): Decision {
  const { policy, now } = situation;
  const team = situation.candidates.map(candidate => weighed(candidate, situation));
  const available = bestAvailable(team);
  const choice: Choice =
    available.length === 0
      ? { rule: 'nobody-available', dialled: [], probability: 1 }
      : policies[policy.name](situation, available, team);
  return {
    callId: situation.callId,
    decidedAt: now,
    policy,
    terms: situation.terms,
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
    terms: decision.terms,
    candidates: candidates.map(({ evidence: _, verdict: __, ...candidate }) => candidate),
    callerIsKnown,
    basis,
  };
}

// Here and below objects are written out where a spread would say the same: for a dozen agents, twice each, spreading
// took longer than all the rest of a decision.
function weighed(candidate: Candidate, { now, policy }: Situation): Weighed {
  const { agentId, name, dialNumber, availability, idleSince, familiarity, missedThisCaller } = candidate;
  const evidence = familiarity === null ? 0 : evidenceAt(familiarity, now, policy.halfLifeDays);
  return { agentId, name, dialNumber, availability, idleSince, familiarity, missedThisCaller, evidence };
}

/**
 * Among whom a policy may choose: those who are available, else those who may be. In both cases those who have just
 * missed this caller's call come in question only if there is nobody else.
 */
function bestAvailable(team: readonly Weighed[]): readonly Weighed[] {
  let best: Weighed[] = [];
  let bestRank = noRank;
  for (const one of team) {
    const rank = rankOf(one);
    if (rank < bestRank) {
      best = [];
      bestRank = rank;
    }
    if (rank === bestRank && rank !== noRank) best.push(one);
  }
  return best;
}

const noRank = 4;

function rankOf({ availability, dialNumber, missedThisCaller }: Weighed): number {
  if (dialNumber === null) return noRank;
  if (availability === 'available') return missedThisCaller ? 1 : 0;
  if (availability === 'unknown') return missedThisCaller ? 3 : 2;
  return noRank;
}

function outcomeOf(choice: Choice, situation: Situation): Outcome {
  if (choice.dialled.length === 0) return overflowOf(situation);
  return {
    kind: 'dial',
    agentIds: choice.dialled.map(one => one.agentId),
    numbers: choice.dialled.flatMap(one => one.dialNumber ?? []),
  };
}

function overflowOf({ terms }: Situation): Outcome {
  const step = terms.overflow['nobody-reachable']?.[0];
  return { kind: step?.kind === 'voicemail' ? 'voicemail' : 'as-configured' };
}

/** Everybody with the reason why they were dialled or not: the dialled in their order, then the most familiar. */
function weigh(team: readonly Weighed[], choice: Choice): WeighedCandidate[] {
  const others = team.filter(one => !choice.dialled.includes(one)).sort(byFamiliarity);
  return [
    ...choice.dialled.map(one => judged(one, 'dialled')),
    ...others.map(one => judged(one, verdictOn(one, choice))),
  ];
}

function judged(one: Weighed, verdict: Verdict): WeighedCandidate {
  const { agentId, name, dialNumber, availability, idleSince, familiarity, missedThisCaller, evidence } = one;
  return {
    agentId,
    name,
    dialNumber,
    availability,
    idleSince,
    familiarity,
    missedThisCaller,
    evidence,
    verdict,
  };
}

function verdictOn(loser: Weighed, { rule, dialled: [winner] }: Choice): Verdict {
  const { availability, dialNumber, missedThisCaller } = loser;
  if (availability !== 'available' && availability !== 'unknown') return availability;
  if (dialNumber === null) return 'offline';
  if (availability === 'unknown' && winner?.availability !== 'unknown') return 'unknown';
  if (missedThisCaller && !winner?.missedThisCaller) return 'missed-last-call';
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
