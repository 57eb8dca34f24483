import type { AgentSummary, Away } from '../../../src/http/contract/agents.ts';
import type { AgentState } from '../../../src/http/contract/board.ts';

/** How somebody in the team is, in the order in which a supervisor looks at it. */
export const teamGroups = [
  'talking',
  'ringing',
  'wrap-up',
  'free',
  'paused',
  'do-not-disturb',
  'away',
  'off-duty',
  'no-phone',
  'unknown',
] as const;
export type TeamGroup = (typeof teamGroups)[number];

/** One of the team: what changes seldom, and how they are now. */
export interface Member {
  readonly facts: AgentSummary;
  readonly state: AgentState;
  readonly away: Away | undefined;
  readonly group: TeamGroup;
}

/** Brings together what is known of the team, each in their group at `now`. */
export function membersOf(
  team: readonly AgentSummary[],
  live: ReadonlyMap<string, AgentState>,
  now: number,
): readonly Member[] {
  return team.map(facts => {
    const state = live.get(facts.agentId) ?? facts;
    const away = awayAt(facts, now);
    return { facts, state, away, group: groupOf(state.availability, away !== undefined, facts.isOffDuty) };
  });
}

/** Whose names contain what is searched for, whatever its case. */
export function searchTeam(members: readonly Member[], search: string): readonly Member[] {
  const wanted = search.trim().toLocaleLowerCase();
  return members.filter(({ state }) => state.name.toLocaleLowerCase().includes(wanted));
}

/** The absence somebody is in. */
export function awayAt({ absences }: Pick<AgentSummary, 'absences'>, now: number): Away | undefined {
  return absences.find(({ from, to }) => from <= now && (to === null || to > now));
}

/** A call counts for more than an absence, and an absence for more than what the phone says. */
export function groupOf(availability: string, isAway: boolean, isOffDuty: boolean): TeamGroup {
  if (availability === 'talking' || availability === 'ringing' || availability === 'wrap-up')
    return availability;
  if (isAway) return 'away';
  if (isOffDuty) return 'off-duty';
  return byAvailability[availability] ?? 'unknown';
}

const byAvailability: Readonly<Record<string, TeamGroup>> = {
  available: 'free',
  'on-break': 'paused',
  paused: 'paused',
  'do-not-disturb': 'do-not-disturb',
  offline: 'no-phone',
};
