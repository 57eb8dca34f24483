import type { AgentId } from '../domain/roster.ts';

/** A time in which an agent talked, in epoch milliseconds. */
export interface Talk {
  readonly from: number;
  readonly to: number;
}

/** How far back talk time counts, in milliseconds. */
const hourMs = 3_600_000;

/**
 * Notes a talk that has ended, and forgets those that ended too long before. Talks that overlap become one.
 */
export function noteTalk(talks: Map<AgentId, Talk[]>, agentId: AgentId, talk: Talk): void {
  const recent = talks.get(agentId);
  if (recent === undefined) {
    talks.set(agentId, [talk]);
    return;
  }
  const last = recent.at(-1);
  if (last !== undefined && talk.from <= last.to && last.from <= talk.to)
    recent[recent.length - 1] = { from: Math.min(last.from, talk.from), to: Math.max(last.to, talk.to) };
  else recent.push(talk);
  const firstKept = recent.findIndex(({ to }) => talk.to - to < hourMs);
  if (firstKept > 0) recent.splice(0, firstKept);
}

/** How much of the hour before `now` these talks cover, in milliseconds. Overlaps count once. */
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
