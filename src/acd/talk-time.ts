import type { AgentId } from './roster.ts';

/** When an agent talked, in epoch milliseconds. */
export interface Talk {
  readonly from: number;
  readonly to: number;
}

/** How far back talk time counts, in milliseconds. */
const hourMs = 3_600_000;

/** Takes note of a talk that has ended, and forgets those that ended too long before. */
export function noteTalk(talks: Map<AgentId, readonly Talk[]>, agentId: AgentId, talk: Talk): void {
  const recent = (talks.get(agentId) ?? []).filter(({ to }) => talk.to - to < hourMs);
  talks.set(agentId, [...recent, talk]);
}

/** How much of the hour before `now` these talks cover, in milliseconds. What overlaps counts once. */
export function talkTimeMs(talks: readonly Talk[], now: number): number {
  if (talks.length === 0) return 0;
  let countedUntil = now - hourMs;
  let sum = 0;
  for (const { from, to } of talks.toSorted((a, b) => a.from - b.from)) {
    const end = Math.min(to, now);
    sum += Math.max(0, end - Math.max(from, countedUntil));
    countedUntil = Math.max(countedUntil, end);
  }
  return sum;
}
