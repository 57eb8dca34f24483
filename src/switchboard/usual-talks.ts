import type { AgentId } from '../domain/roster.ts';

/** How long somebody talked, in milliseconds. */
export interface TalkLength {
  readonly agentId: AgentId;
  readonly ms: number;
}

/** What 99 of 100 talks are no longer than, in milliseconds: of each agent who has talked often enough, and of all together. */
export interface UsualTalks {
  readonly ofAgent: ReadonlyMap<AgentId, number>;
  readonly ofAll: number;
}

/** Too few tell nothing of the longest of a hundred. */
const fewestTalks = 100;
/** Where nothing can be told yet. */
const unknownMs = 3_600_000;
/** However short the others are, a talk of some minutes is nothing to wonder about. */
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

/** After how many milliseconds a talk of this agent is longer than usual. */
export function longestUsualMs({ ofAgent, ofAll }: UsualTalks, agentId: AgentId): number {
  return ofAgent.get(agentId) ?? ofAll;
}

function longestOf(talks: number[]): number {
  talks.sort((a, b) => a - b);
  return Math.max(leastMs, talks[Math.ceil(talks.length * 0.99) - 1] ?? unknownMs);
}
