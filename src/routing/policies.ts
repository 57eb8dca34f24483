import type { Policy, PolicyName } from '../domain/policy.ts';
import { chanceOf } from './chance.ts';
import { type Deliberation, isBusy, isChoosable, isDialable } from './deliberation.ts';
import { type InLine, lineOf, passesOn } from './deputies.ts';
import { byFamiliarity, byId, byIdleTime, byLastTalk, firstOf, type Weighed } from './hunt.ts';
import { type Choice, ring, ringLine } from './rules/choice.ts';

type Choose = (call: Deliberation) => Choice | null;

/** Chooses by the hotline's policy; null where nobody can be dialled. */
export function choose(call: Deliberation): Choice | null {
  return policies[call.situation.policy.name](call);
}

/** Whom the policy would rather choose than a stranger, best first; nobody where it makes no such difference. */
export function wantedByPolicy(call: Deliberation): readonly Weighed[] {
  switch (call.situation.policy.name) {
    case 'familiar':
      return familiarOf(call);
    case 'tutorial':
      return majorityOf(call, one => isDialable(one) || isBusy(one));
    case 'last-agent':
      return lastOf(call);
    case 'longest-idle':
    case 'random':
      return [];
  }
}

const policies: Readonly<Record<PolicyName, Choose>> = {
  familiar: chooseFamiliar,
  tutorial: chooseMajorityAgent,
  'last-agent': chooseLastAgent,
  'longest-idle': chooseLongestIdle,
  random: chooseAtRandom,
};

function chooseFamiliar(call: Deliberation): Choice | null {
  const familiar = familiarOf(call);
  const line = choosable(familiar, call);
  const [first] = line;
  if (first === undefined) return chooseLongestIdle(call);
  const ringing = line.slice(0, ringsAtOnce(first, familiar, call.situation.policy));
  if (first.onBehalfOf !== null) return ringLine('deputy', ringing);
  return ringLine(first.agent === preferredOf(familiar) ? 'preferred-agent' : 'next-familiar', ringing);
}

/**
 * How many ring, `first` before all. Whom the caller knows well rings alone, or with as many as the company wants. Where
 * the best who can be rung is known at most half as well as the best of all, little is lost if another one picks up.
 */
function ringsAtOnce(
  first: InLine,
  familiar: readonly Weighed[],
  { ringFamiliar, ringNextFamiliar = ringFamiliar }: Policy,
): number {
  const { evidence } = first.onBehalfOf ?? first.agent;
  const isKnownWell = evidence > (preferredOf(familiar)?.evidence ?? 0) / 2;
  return isKnownWell ? ringFamiliar : Math.max(ringFamiliar, ringNextFamiliar);
}

function preferredOf(familiar: readonly Weighed[]): Weighed | undefined {
  return familiar.find(one => one.availability !== 'gone');
}

/** The rule of sipgate's tutorial as it is there, but that whoever is busy counts as not there. */
function chooseMajorityAgent(call: Deliberation): Choice | null {
  const present = majorityOf(call, one => isChoosable(one, call));
  const [first] = choosable(present, call);
  if (first === undefined) return chooseAtRandom(call);
  return ringLine(first.onBehalfOf === null ? 'majority-agent' : 'deputy', [first]);
}

function chooseLastAgent(call: Deliberation): Choice | null {
  const [first] = choosable(lastOf(call), call);
  if (first === undefined) return chooseLongestIdle(call);
  return ringLine(first.onBehalfOf === null ? 'last-agent' : 'deputy', [first]);
}

function chooseLongestIdle({ available, situation }: Deliberation): Choice | null {
  if (available.length === 0) return null;
  return ring('longest-idle', firstOf(available, byIdleTime, situation.policy.ringStrangers));
}

function chooseAtRandom({ available, situation }: Deliberation): Choice | null {
  const drawn = [...available].sort(byId)[Math.floor(chanceOf(situation.callId) * available.length)];
  return drawn === undefined ? null : ring('random', [drawn], { probability: 1 / available.length });
}

function familiarOf(call: Deliberation): readonly Weighed[] {
  return call.team.filter(isFamiliar).sort(byFamiliarity);
}

/** Who took more than the wanted share of the calls that those took who are present, or for whom a deputy stands in. */
function majorityOf(call: Deliberation, isPresent: (one: Weighed) => boolean): readonly Weighed[] {
  const { factor, shareOf } = call.situation.policy;
  const own = call.team.filter(one => !one.isGuest);
  const counted = shareOf === 'present' ? own.filter(one => isPresent(one) || passesOn(one, call)) : own;
  const total = counted.reduce((sum, one) => sum + answeredCalls(one), 0);
  // A factor below one half may be exceeded by several.
  return counted
    .filter(one => answeredCalls(one) > factor * total)
    .sort((a, b) => answeredCalls(b) - answeredCalls(a) || byFamiliarity(a, b));
}

function lastOf(call: Deliberation): readonly Weighed[] {
  return call.team.filter(isFamiliar).sort(byLastTalk).slice(0, 1);
}

/** Those who can be rung of whom the caller wants, and of who stands in for them. */
function choosable(wanted: readonly Weighed[], call: Deliberation): readonly InLine[] {
  return lineOf(wanted, call).filter(({ agent }) => isChoosable(agent, call));
}

function isFamiliar(candidate: Weighed): boolean {
  return candidate.evidence > 0 && !candidate.isGuest;
}

function answeredCalls(candidate: Weighed): number {
  return candidate.familiarity?.answeredCalls ?? 0;
}
