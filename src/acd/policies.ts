import { chanceOf } from './chance.ts';
import type { PolicyName, Rule, Situation } from './decision.ts';
import { byFamiliarity, byId, byIdleTime, byLastTalk, type Weighed } from './hunt.ts';

/** Whom to ring, and by which rule. */
export interface Choice {
  readonly rule: Rule;
  /** Empty only where nobody is available. */
  readonly dialled: readonly Weighed[];
  /** With which probability this choice came about; 1 where chance took no part. */
  readonly probability: number;
}

/**
 * Chooses among `available`, which is not empty: those who come in question first. `team` is everybody, with those who can't be dialled and those
 * who have left, since a rule may depend on who would have been better.
 */
type Choose = (situation: Situation, available: readonly Weighed[], team: readonly Weighed[]) => Choice;

export const policies: Readonly<Record<PolicyName, Choose>> = {
  familiar: chooseFamiliar,
  tutorial: chooseMajorityAgent,
  'last-agent': chooseLastAgent,
  'longest-idle': chooseLongestIdle,
  random: chooseAtRandom,
};

function chooseFamiliar(
  situation: Situation,
  available: readonly Weighed[],
  team: readonly Weighed[],
): Choice {
  const familiar = available.filter(isFamiliar).sort(byFamiliarity);
  if (familiar.length === 0) return chooseLongestIdle(situation, available);
  const preferred = team.filter(one => one.availability !== 'gone').sort(byFamiliarity)[0];
  const dialled = familiar.slice(0, situation.policy.ringFamiliar);
  return { rule: dialled[0] === preferred ? 'preferred-agent' : 'next-familiar', dialled, probability: 1 };
}

/** The rule of sipgate's tutorial, its share counted over all agents and not just those who are online. */
function chooseMajorityAgent(
  situation: Situation,
  available: readonly Weighed[],
  team: readonly Weighed[],
): Choice {
  const total = team.reduce((sum, one) => sum + answeredCalls(one), 0);
  // A factor below one half may be exceeded by several.
  const majority = available
    .filter(one => answeredCalls(one) > situation.policy.factor * total)
    .sort((a, b) => answeredCalls(b) - answeredCalls(a) || byFamiliarity(a, b))[0];
  if (majority === undefined) return chooseAtRandom(situation, available);
  return { rule: 'majority-agent', dialled: [majority], probability: 1 };
}

function chooseLastAgent(
  situation: Situation,
  available: readonly Weighed[],
  team: readonly Weighed[],
): Choice {
  const last = team.filter(isFamiliar).sort(byLastTalk)[0];
  if (last === undefined || !available.includes(last)) return chooseLongestIdle(situation, available);
  return { rule: 'last-agent', dialled: [last], probability: 1 };
}

function chooseLongestIdle(situation: Situation, available: readonly Weighed[]): Choice {
  const dialled = [...available].sort(byIdleTime).slice(0, situation.policy.ringStrangers);
  return { rule: 'longest-idle', dialled, probability: 1 };
}

function chooseAtRandom(situation: Situation, available: readonly Weighed[]): Choice {
  const drawn = [...available].sort(byId)[Math.floor(chanceOf(situation.callId) * available.length)];
  return {
    rule: 'random',
    dialled: drawn === undefined ? [] : [drawn],
    probability: 1 / available.length,
  };
}

function isFamiliar(candidate: Weighed): boolean {
  return candidate.evidence > 0;
}

function answeredCalls(candidate: Weighed): number {
  return candidate.familiarity?.answeredCalls ?? 0;
}
