import { availabilityOf, dialNumberOf } from './availability.ts';
import type { NewCall } from './call-event.ts';
import type { Candidate, Situation } from './decision.ts';
import { type Familiarity, joinFamiliarity } from './familiarity.ts';
import type { Knowledge } from './interpret.ts';
import { hasJustMissed } from './missed-offers.ts';
import { numberOf } from './party.ts';
import type { Hotline } from './plan.ts';
import { isMember } from './plan-index.ts';
import { type AgentId, agentById, type Roster } from './roster.ts';

/** Gathers what a decision depends on. */
export function toSituation(
  call: Pick<NewCall, 'callId' | 'caller'>,
  known: Knowledge,
  familiarity: readonly Familiarity[],
  options: { readonly hotline: Hotline; readonly now: number; readonly basis: 'store' | 'memory' },
): Situation {
  const { plan, roster, board } = known;
  const { hotline, now, basis } = options;
  const { policy } = hotline;
  const caller = numberOf(call.caller);
  const shared = byAgentOfToday(familiarity, roster, policy.halfLifeDays);
  const members = roster.agents.filter(agent => isMember(plan, hotline, agent.id));
  const team = members.map(
    (agent): Candidate => ({
      agentId: agent.id,
      name: agent.name,
      dialNumber: dialNumberOf(agent, known, now),
      availability: availabilityOf(agent, known, now),
      idleSince: board.idleSince.get(agent.id) ?? 0,
      familiarity: shared.get(agent.id) ?? null,
      missedThisCaller: hasJustMissed(board.missedOffers.get(agent.id), caller, now),
    }),
  );
  const gone = [...shared.values()].filter(one => agentById(roster, one.agentId) === null).map(toGone);
  return {
    callId: call.callId,
    policy,
    now,
    basis,
    candidates: [...team, ...gone],
    callerIsKnown: caller !== null,
    terms: { hotline: hotline.name, overflow: hotline.overflow },
  };
}

/** One agent may be known under their id and, from before ids were known, under a number of theirs. */
function byAgentOfToday(
  familiarity: readonly Familiarity[],
  roster: Roster,
  halfLifeDays: number,
): Map<AgentId, Familiarity> {
  const shared = new Map<AgentId, Familiarity>();
  for (const one of familiarity) {
    const agentId = agentById(roster, one.agentId)?.id ?? one.agentId;
    const before = shared.get(agentId);
    const now = { ...one, agentId };
    shared.set(agentId, before === undefined ? now : joinFamiliarity(before, now, halfLifeDays));
  }
  return shared;
}

/** Somebody the caller knows who is no longer on the roster: never dialled, but part of the story. */
function toGone(familiarity: Familiarity): Candidate {
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
