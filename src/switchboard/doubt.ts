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
  for (const leg of switchboard.legs.talking.values()) {
    const [agentId, ...others] = leg.agentIds;
    if (agentId === undefined || others.length > 0 || !isOpen(leg, switchboard.rules, now)) continue;
    if (now - leg.since > longestUsualMs(usual, agentId) && hasTalkedSince(switchboard, leg, agentId))
      over.push(leg);
  }
  return over;
}

function hasTalkedSince(switchboard: Switchboard, leg: Leg, agentId: AgentId): boolean {
  const talks = switchboard.talks.get(agentId) ?? [];
  if (talks.some(({ from }) => from > leg.since)) return true;
  for (const callId of switchboard.openByAgent.get(agentId) ?? []) {
    const other = switchboard.legs.talking.get(callId);
    if (other !== undefined && other.flowId !== leg.flowId && other.since > leg.since) return true;
  }
  return false;
}
