import type { AgentId } from '../../domain/roster.ts';
import type { CallFate } from './call-fate.ts';

/** How long each agent talked and wrapped up. Its size depends on the number of agents alone. */
export interface WorkTally {
  /**
   * Counts a call and returns when the work it caused was over, in epoch milliseconds; if it caused none,
   * when it came in.
   */
  count(fate: CallFate): number;
  byAgent(): ReadonlyMap<AgentId, number>;
}

/** The next call ends a wrap-up, so no moment counts twice. */
export function createWorkTally(wrapUpMs: number): WorkTally {
  const workMs = new Map<AgentId, number>();
  const busyUntil = new Map<AgentId, number>();
  return {
    count({ agentId, arrivedAt, answeredAfterMs, talkMs }) {
      if (agentId === null || talkMs + wrapUpMs === 0) return arrivedAt;
      const from = arrivedAt + (answeredAfterMs ?? 0);
      const until = from + talkMs + wrapUpMs;
      const overlapMs = Math.max(0, (busyUntil.get(agentId) ?? from) - from);
      workMs.set(agentId, (workMs.get(agentId) ?? 0) + talkMs + wrapUpMs - Math.min(wrapUpMs, overlapMs));
      busyUntil.set(agentId, Math.max(until, busyUntil.get(agentId) ?? until));
      return until;
    },
    byAgent: () => workMs,
  };
}
