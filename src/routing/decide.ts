import type { Decision, Outcome, Situation, Verdict, WeighedCandidate } from '../domain/decision.ts';
import { deliberate } from './deliberation.ts';
import { byFamiliarity, type Weighed } from './hunt.ts';
import { onlyListen } from './only-listen.ts';
import type { Choice } from './rules/choice.ts';
import { settle } from './rules/rule-order.ts';
import { ringSecondForVip } from './rules/vip.ts';
import { verdictOn } from './verdict.ts';

/**
 * Decides who gets a call, and says why. The same situation always gives the same decision, whatever the order
 * of its candidates; nobody is dialled who can't be, and where no rule of the company says otherwise somebody always is
 * if anybody is available or may be.
 */
export function decide(situation: Situation): Decision {
  const decided = decideByRules(situation);
  return situation.inShadow ? onlyListen(decided) : decided;
}

function decideByRules(situation: Situation): Decision {
  const call = deliberate(situation);
  const { choice: settled, passed } = settle(call);
  const choice = ringSecondForVip(settled, call);
  return {
    callId: situation.callId,
    decidedAt: situation.now,
    policy: situation.policy,
    terms: situation.terms,
    outcome: choice.outcome ?? dial(choice),
    reason: {
      rule: choice.rule,
      passed,
      onBehalfOf: choice.onBehalfOf?.agentId ?? null,
      overflow: choice.overflow,
      candidates: weigh(call.team, choice),
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
    inShadow: decision.shadow !== undefined,
  };
}

function dial({ dialled }: Choice): Outcome {
  return {
    kind: 'dial',
    agentIds: dialled.map(one => one.agentId),
    numbers: dialled.flatMap(one => one.dialNumber ?? []),
  };
}

/** Everybody with the reason why they were dialled or not: the dialled in their order, then the most familiar. */
function weigh(team: readonly Weighed[], choice: Choice): WeighedCandidate[] {
  const weighed = choice.dialled.map(one => judged(one, 'dialled'));
  const others = team.filter(one => !choice.dialled.includes(one)).sort(byFamiliarity);
  for (const one of others) weighed.push(judged(one, verdictOn(one, choice)));
  return weighed;
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
