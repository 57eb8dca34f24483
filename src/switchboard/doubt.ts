import type { AgentId } from '../domain/roster.ts';
import { isOpen, type Leg } from './leg.ts';
import { openLegsOfAgent, type Switchboard } from './switchboard.ts';
import { longestUsualMs, type UsualTalks } from './usual-talks.ts';

/**
 * The talk in which an agent has apparently been for longer than usual at `now` (epoch milliseconds): its end
 * may not have been reported. Null: none. An agent with even one talk that is not doubtful is surely busy.
 */
export function doubtfulTalk(
  switchboard: Switchboard,
  agentId: AgentId,
  usual: UsualTalks,
  now: number,
): Leg | null {
  const talks = openLegsOfAgent(switchboard, agentId, now).filter(({ state }) => state === 'talking');
  const limitMs = longestUsualMs(usual, agentId);
  return talks.every(({ since }) => now - since > limitMs) ? (talks[0] ?? null) : null;
}

/**
 * Whether an agent may at `now` still be in a talk that began before `heardSince`, when Familiar began to
 * hear everything (both in epoch milliseconds): it would not be longer than usual yet, and they have talked
 * in no other since.
 */
export function mayTalkUnheard(
  switchboard: Switchboard,
  agentId: AgentId,
  usual: UsualTalks,
  { heardSince, now }: { readonly heardSince: number; readonly now: number },
): boolean {
  return (
    now - heardSince <= longestUsualMs(usual, agentId) &&
    (switchboard.idleSince.get(agentId) ?? Number.NEGATIVE_INFINITY) < heardSince
  );
}

/**
 * Talks that are surely over at `now` (epoch milliseconds), though nobody said so: doubtful ones whose agent
 * has since begun to talk in another call. A shorter one may go on while its agent asks a colleague or has
 * put it on hold.
 */
export function talksProvedOver(switchboard: Switchboard, usual: UsualTalks, now: number): readonly Leg[] {
  const over: Leg[] = [];
  let latest: ReadonlyMap<AgentId, LatestTalk> | null = null;
  for (const leg of switchboard.legs.talking.values()) {
    const [agentId, ...others] = leg.agentIds;
    if (agentId === undefined || others.length > 0 || !isOpen(leg, switchboard.rules, now)) continue;
    if (now - leg.since <= longestUsualMs(usual, agentId)) continue;
    latest ??= latestTalks(switchboard);
    if (hasTalkedSince(switchboard, latest.get(agentId), leg)) over.push(leg);
  }
  return over;
}

/** When an agent last began to talk, and in another call than that; in epoch milliseconds. */
interface LatestTalk {
  readonly flowId: string;
  readonly since: number;
  readonly sinceInOther: number;
}

/** Of the agents who are talking. Found for all at once, since an agent may have lost many hangups. */
function latestTalks({ legs }: Switchboard): ReadonlyMap<AgentId, LatestTalk> {
  const latest = new Map<AgentId, LatestTalk>();
  for (const { agentIds, flowId, since } of legs.talking.values())
    for (const agentId of agentIds) latest.set(agentId, later(latest.get(agentId), flowId, since));
  return latest;
}

function later(known: LatestTalk | undefined, flowId: string, since: number): LatestTalk {
  if (known === undefined) return { flowId, since, sinceInOther: -Infinity };
  if (flowId === known.flowId) return { ...known, since: Math.max(since, known.since) };
  return since > known.since
    ? { flowId, since, sinceInOther: known.since }
    : { ...known, sinceInOther: Math.max(since, known.sinceInOther) };
}

function hasTalkedSince({ talks }: Switchboard, latest: LatestTalk | undefined, leg: Leg): boolean {
  if (latest === undefined) return false;
  const since = latest.flowId === leg.flowId ? latest.sinceInOther : latest.since;
  if (since > leg.since) return true;
  return leg.agentIds.some(id => talks.get(id)?.some(({ from }) => from > leg.since) ?? false);
}
