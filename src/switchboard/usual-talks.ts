import type { AgentId } from '../domain/roster.ts';

/** How long somebody talked, in milliseconds. */
export interface TalkLength {
  readonly agentId: AgentId;
  readonly ms: number;
}

/**
 * The length that 99 of 100 talks do not exceed, in milliseconds: for each agent with enough talks, and for
 * all together.
 */
export interface UsualTalks {
  readonly ofAgent: ReadonlyMap<AgentId, number>;
  readonly ofAll: number;
}

/** With fewer talks nothing can be said about the longest in a hundred. */
const fewestTalks = 100;
/** Assumed while there are too few talks. */
const unknownMs = 3_600_000;
/** However short the others are, a talk of a few minutes is nothing unusual. */
const leastMs = 10 * 60_000;

export const nothingUsual: UsualTalks = { ofAgent: new Map(), ofAll: unknownMs };

export function usualTalksOf(talks: readonly TalkLength[]): UsualTalks {
  const all: number[] = [];
  const byAgent = new Map<AgentId, number[]>();
  for (const { agentId, ms } of talks) {
    all.push(ms);
    const own = byAgent.get(agentId);
    if (own === undefined) byAgent.set(agentId, [ms]);
    else own.push(ms);
  }
  const ofAgent = new Map<AgentId, number>();
  for (const [agentId, own] of byAgent) if (own.length >= fewestTalks) ofAgent.set(agentId, longestOf(own));
  return { ofAgent, ofAll: all.length >= fewestTalks ? longestOf(all) : unknownMs };
}

/** The length beyond which a talk of this agent is longer than usual, in milliseconds. */
export function longestUsualMs({ ofAgent, ofAll }: UsualTalks, agentId: AgentId): number {
  return ofAgent.get(agentId) ?? ofAll;
}

function longestOf(talks: number[]): number {
  talks.sort((a, b) => a - b);
  return Math.max(leastMs, talks[Math.ceil(talks.length * 0.99) - 1] ?? unknownMs);
}
