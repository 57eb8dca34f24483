import type { Candidate, Situation } from '../domain/decision.ts';
import { evidenceAt } from '../domain/familiarity.ts';
import type { AgentId } from '../domain/roster.ts';
import type { Terms } from '../domain/terms.ts';
import type { Weighed } from './hunt.ts';

/** A situation seen through: who is there, and who is eligible first. */
export interface Deliberation {
  readonly situation: Situation;
  /** Everybody, also those who can't be dialled and those who have left. */
  readonly team: readonly Weighed[];
  /** Agents of the hotline who are eligible first; empty where none can be dialled. */
  readonly available: readonly Weighed[];
  /** The rank of these; of nobody if there are none. */
  readonly bestRank: number;
}

export function deliberate(situation: Situation): Deliberation {
  const team = weighTeam(situation);
  let available: Weighed[] = [];
  let bestRank = noRank;
  for (const one of team) {
    if (one.isGuest) continue;
    const rank = rankOf(one);
    if (rank < bestRank) {
      available = [];
      bestRank = rank;
    }
    if (rank === bestRank && rank !== noRank) available.push(one);
  }
  return { situation, team, available, bestRank };
}

/** Whether an agent may be dialled by familiarity: nobody of the hotline is eligible sooner. */
export function isChoosable(one: Weighed, { bestRank }: Deliberation): boolean {
  const rank = rankOf(one);
  return rank < noRank && rank <= bestRank;
}

/** Whether an agent whom the company or the caller asks for may be dialled: that they have talked much does not count. */
export function isWelcome(one: Weighed, call: Deliberation): boolean {
  return isChoosable(one.isOverloaded ? { ...one, isOverloaded: false } : one, call);
}

/** Whether somebody can be dialled at all: they are available or may be. */
export function isDialable(one: Weighed): boolean {
  return rankOf(one) < noRank;
}

/** Whether there is somebody to wait for: an agent who is on duty, and engaged or kept for another caller. */
export function isBusy({ availability, bar }: Weighed): boolean {
  if (bar !== null) return bar === 'kept';
  return (
    availability === 'ringing' ||
    availability === 'talking' ||
    availability === 'wrap-up' ||
    availability === 'paused'
  );
}

/** The rank of those who can't be dialled. */
const noRank = 8;

/**
 * How soon somebody is eligible, 0 to 7: those who are available before those who may be, and among them
 * the overloaded and those who have just missed this caller's call last.
 */
export function rankOf({ availability, dialNumber, bar, missedThisCaller, isOverloaded }: Weighed): number {
  if (dialNumber === null || bar !== null) return noRank;
  if (availability !== 'available' && availability !== 'unknown') return noRank;
  return (availability === 'unknown' ? 4 : 0) + (missedThisCaller ? 2 : 0) + (isOverloaded ? 1 : 0);
}

/** What the terms say of a candidate. */
type Standing = Pick<Weighed, 'isGuest' | 'bar' | 'isOverloaded'>;

const plain: Standing = { isGuest: false, bar: null, isOverloaded: false };

function weighTeam({ candidates, terms, now, policy }: Situation): Weighed[] {
  const standings = standingsOf(terms);
  // Objects are written out where a spread would say the same: for fifty agents spreading took a hundred times as long, which is
  // as long as all the rest of a call.
  return candidates.map((candidate: Candidate): Weighed => {
    const { agentId, name, dialNumber, availability, idleSince, familiarity, missedThisCaller } = candidate;
    const { isGuest, bar, isOverloaded } = standings?.get(agentId) ?? plain;
    return {
      agentId,
      name,
      dialNumber,
      availability,
      idleSince,
      familiarity,
      missedThisCaller,
      evidence: familiarity === null ? 0 : evidenceAt(familiarity, now, policy.halfLifeDays),
      isGuest,
      bar,
      isOverloaded,
    };
  });
}

/** Of those of whom the terms say anything; null where that is nobody, as almost always. */
function standingsOf({
  absences,
  offDuty = [],
  kept,
  overloaded,
  guests,
  caller,
}: Terms): ReadonlyMap<AgentId, Standing> | null {
  const never = caller?.never ?? [];
  if (absences.length + offDuty.length + kept.length + overloaded.length + guests.length + never.length === 0)
    return null;
  const standings = new Map<AgentId, Standing>();
  const note = (agentId: AgentId, what: Partial<Standing>): void => {
    standings.set(agentId, { ...(standings.get(agentId) ?? plain), ...what });
  };
  for (const agentId of guests) note(agentId, { isGuest: true });
  for (const { agentId } of overloaded) note(agentId, { isOverloaded: true });
  for (const agentId of kept) note(agentId, { bar: 'kept' });
  for (const agentId of never) note(agentId, { bar: 'never' });
  for (const agentId of offDuty) note(agentId, { bar: 'off-duty' });
  for (const { agentId } of absences) note(agentId, { bar: 'absent' });
  return standings;
}
