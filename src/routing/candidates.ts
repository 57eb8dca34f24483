import type { Candidate } from '../domain/decision.ts';
import { type Familiarity, joinFamiliarity } from '../domain/familiarity.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { type Agent, type AgentId, agentById, type Roster } from '../domain/roster.ts';
import { availabilityOf, dialNumberOf } from '../switchboard/availability.ts';
import type { Knowledge } from '../switchboard/interpret.ts';
import { hasJustMissed } from '../switchboard/missed-offers.ts';

/** Of whom a call is, and whom the caller knows. */
export interface CallerKnown {
  readonly caller: PhoneNumber | null;
  readonly familiarity: ReadonlyMap<AgentId, Familiarity>;
}

/** An agent as a decision at `now` (epoch milliseconds) sees them. */
export function toCandidate(
  agent: Agent,
  known: Knowledge,
  { caller, familiarity }: CallerKnown,
  now: number,
): Candidate {
  const { switchboard } = known;
  return {
    agentId: agent.id,
    name: agent.name,
    dialNumber: dialNumberOf(agent, known, now),
    availability: availabilityOf(agent, known, now),
    idleSince: switchboard.idleSince.get(agent.id) ?? 0,
    familiarity: familiarity.get(agent.id) ?? null,
    missedThisCaller: hasJustMissed(switchboard.missedOffers.get(agent.id), caller, now),
  };
}

/** Somebody the caller knows who is no longer on the roster: never dialled, but part of the story. */
export function toGone(familiarity: Familiarity): Candidate {
  return {
    agentId: familiarity.agentId,
    name: familiarity.agentId,
    dialNumber: null,
    availability: 'gone',
    idleSince: 0,
    familiarity,
    missedThisCaller: false,
  };
}

/** One agent may be known under their id and, from before ids were known, under a number of theirs. */
export function byAgentOfToday(
  familiarity: readonly Familiarity[],
  roster: Roster,
  halfLifeDays: number,
): ReadonlyMap<AgentId, Familiarity> {
  const shared = new Map<AgentId, Familiarity>();
  for (const one of familiarity) {
    const agentId = agentById(roster, one.agentId)?.id ?? one.agentId;
    const before = shared.get(agentId);
    const { answeredCalls, weight, lastAnsweredAt } = one;
    const now = { agentId, answeredCalls, weight, lastAnsweredAt };
    shared.set(agentId, before === undefined ? now : joinFamiliarity(before, now, halfLifeDays));
  }
  return shared;
}
