import type { AgentId } from '../domain/roster.ts';
import type { Overload } from '../domain/terms.ts';
import { openLegsOfAgent, type Switchboard } from '../switchboard/switchboard.ts';
import { type Talk, talkTimeMs } from '../switchboard/talk-time.ts';

/** The members of a team whose talk time of the last hour exceeds a multiple of the team's mean; nobody without one. */
export function overloadsOf(
  loadGuard: number | null,
  team: readonly { readonly agentId: AgentId }[],
  switchboard: Switchboard,
  now: number,
): readonly Overload[] {
  if (loadGuard === null) return [];
  const talkMs = team.map(({ agentId }) => talkTimeMs(talksOf(switchboard, agentId, now), now));
  const meanMs = talkMs.reduce((sum, ms) => sum + ms, 0) / team.length;
  if (!(meanMs > 0)) return [];
  return team.flatMap(({ agentId }, index): Overload[] => {
    const multiple = (talkMs[index] ?? 0) / meanMs;
    return multiple > loadGuard ? [{ agentId, multiple: Math.round(10 * multiple) / 10 }] : [];
  });
}

const noTalks: readonly Talk[] = [];

/** The talks of the last hour, the present one included. */
function talksOf(switchboard: Switchboard, agentId: AgentId, now: number): readonly Talk[] {
  if (!switchboard.openByAgent.has(agentId)) return switchboard.talks.get(agentId) ?? noTalks;
  const present = openLegsOfAgent(switchboard, agentId, now).filter(leg => leg.state === 'talking');
  return [...(switchboard.talks.get(agentId) ?? []), ...present.map(leg => ({ from: leg.since, to: now }))];
}
