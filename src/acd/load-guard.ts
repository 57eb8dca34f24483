import type { AgentId } from './roster.ts';
import { openLegsOfAgent, type Switchboard } from './switchboard.ts';
import { type Talk, talkTimeMs } from './talk-time.ts';
import type { Overload } from './terms.ts';

/** The members of a team whose talk time of the last hour exceeds a multiple of the team's mean; nobody without one. */
export function overloadsOf(
  loadGuard: number | null,
  team: readonly { readonly agentId: AgentId }[],
  board: Switchboard,
  now: number,
): readonly Overload[] {
  if (loadGuard === null) return [];
  const talked = team.map(({ agentId }) => ({ agentId, ms: talkTimeMs(talksOf(board, agentId, now), now) }));
  const meanMs = talked.reduce((sum, one) => sum + one.ms, 0) / team.length;
  return talked
    .filter(({ ms }) => ms > loadGuard * meanMs)
    .map(({ agentId, ms }) => ({ agentId, multiple: Math.round((10 * ms) / meanMs) / 10 }));
}

/** The talks of the last hour, the present one included. */
function talksOf(board: Switchboard, agentId: AgentId, now: number): readonly Talk[] {
  const present = openLegsOfAgent(board, agentId, now).filter(leg => leg.state === 'talking');
  return [...(board.talks.get(agentId) ?? []), ...present.map(leg => ({ from: leg.since, to: now }))];
}
